/**
 * Class files of application classes: where they can be read again, and what they say about a
 * frame.
 */
@NullMarked
package dev.faultline.agent.instrumentation.code;

import org.jspecify.annotations.NullMarked;
