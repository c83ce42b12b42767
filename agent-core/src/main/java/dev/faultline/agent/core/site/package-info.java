/**
 * What is known of the numbered places in instrumented code: written while a class is transformed,
 * read when an exception passes.
 */
@NullMarked
package dev.faultline.agent.core.site;

import org.jspecify.annotations.NullMarked;
