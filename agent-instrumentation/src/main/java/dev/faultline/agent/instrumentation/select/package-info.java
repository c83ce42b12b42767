/** Which classes are application code. */
@NullMarked
package dev.faultline.agent.instrumentation.select;

import org.jspecify.annotations.NullMarked;
