/**
 * Frame capture: handlers that see a frame's variables while an exception passes it.
 *
 * <p>{@link dev.faultline.agent.instrumentation.capture.MethodPlanner} divides a method into
 * ranges, {@code MethodWriter} appends their handlers, {@link
 * dev.faultline.agent.instrumentation.capture.ClassInstrumentation} puts a class together again.
 */
@NullMarked
package dev.faultline.agent.instrumentation.capture;

import org.jspecify.annotations.NullMarked;
