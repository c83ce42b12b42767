/**
 * From an exception that passes a handler to a snapshot and a count: what belongs to one failure,
 * whether it is recorded, what became of it.
 *
 * <p>One {@link dev.faultline.agent.core.capture.ThreadCapture} per thread does the work on that
 * thread; {@link dev.faultline.agent.core.capture.Capture} is what they share and what the agent's
 * own thread calls.
 */
@NullMarked
package dev.faultline.agent.core.capture;

import org.jspecify.annotations.NullMarked;
