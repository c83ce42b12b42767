/**
 * Brings what was recorded to the collector, as {@code docs/protocol.md} says. All of it runs on
 * one daemon thread, after the application's {@code main} has started.
 *
 * <p>The way of a snapshot: {@link dev.faultline.agent.core.delivery.BoundedOutbox} → {@code
 * BatchAssembler} (JSON, batches of a second or 512 KB) → {@code WaitingBatches} (compressed,
 * bounded) → {@code CollectorClient} (HTTP) → {@code Delivery} (what the answer asks for).
 */
@NullMarked
package dev.faultline.agent.transport;

import org.jspecify.annotations.NullMarked;
