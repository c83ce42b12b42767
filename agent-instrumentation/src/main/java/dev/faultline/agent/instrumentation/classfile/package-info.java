/**
 * Class files as bytes: an index over what is there, and what may be appended.
 *
 * <p>Instrumentation of Faultline only ever <em>appends</em> to a method (see RATIONALE.md), so
 * nothing here decodes instructions into objects, moves code or computes frames anew: it reads the
 * tables that are there and writes more rows. Format: The Java Virtual Machine Specification,
 * chapter 4.
 */
@NullMarked
package dev.faultline.agent.instrumentation.classfile;

import org.jspecify.annotations.NullMarked;
