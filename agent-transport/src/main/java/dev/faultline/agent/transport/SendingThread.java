// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.thread.BackgroundThread;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The one thread that sends. It decides when; {@link Delivery} does it. */
final class SendingThread extends BackgroundThread {

  private final TransportSources sources;
  private final Timing timing;
  private final BatchAssembler assembler;
  private final WaitingBatches waiting;
  private final Delivery delivery;
  private final CollectorClient client;
  private volatile boolean closing;
  private volatile boolean flushing;
  private long lastDrained;
  private long lastCounted;
  private long lastSent;

  SendingThread(
      TransportSources sources,
      Timing timing,
      BatchAssembler assembler,
      WaitingBatches waiting,
      Delivery delivery,
      CollectorClient client) {
    super("faultline-sender");
    this.sources = sources;
    this.timing = timing;
    this.assembler = assembler;
    this.waiting = waiting;
    this.delivery = delivery;
    this.client = client;
    long now = Monotonic.millis();
    lastDrained = now;
    lastCounted = now;
    // the first heartbeat is due at once: a user waits for the agent to show up
    lastSent = now - timing.heartbeat;
  }

  /** Makes the thread send what there is and end. Called by another thread. */
  void finish() {
    closing = true;
    LockSupport.unpark(this);
  }

  /** Makes the thread send what there is, soon. Called by another thread. */
  void flush() {
    flushing = true;
    LockSupport.unpark(this);
  }

  @Override
  protected boolean turn() {
    if (closing) {
      return false;
    }
    try {
      sendWhatIsDue();
      pause();
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      AgentLog.error("Sending failed; it is tried again", e);
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(timing.batch));
    } catch (OutOfMemoryError e) {
      // the application's memory is full, and what it does about it is not for the agent to say
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(timing.backOffMaximum));
    }
    return !closing;
  }

  @Override
  protected void atEnd() {
    sendLast();
  }

  private void sendWhatIsDue() throws IOException {
    long now = Monotonic.millis();
    drain(now);
    boolean something = !waiting.isEmpty() || delivery.hasClassesToSend();
    if (something && delivery.untilNextAttempt(now) <= 0 && delivery.send()) {
      lastSent = Monotonic.millis();
    }
  }

  private void drain(long now) throws IOException {
    boolean away = delivery.inTrouble();
    boolean much = sources.outbox().bytes() >= BatchAssembler.WANTED_BYTES;
    boolean flush = flushing;
    flushing = false;
    boolean due = now - lastDrained >= (away ? timing.batchWhileAway : timing.batch);
    boolean snapshots = sources.outbox().size() > 0 && (due || much || flush);
    boolean counts = now - lastCounted >= (away ? timing.countsWhileAway : timing.counts);
    if (snapshots || counts || flush) {
      // counts go with snapshots, so that no event is without one, and alone where none come
      boolean withCounts = counts || flush || !away;
      lastDrained = now;
      lastCounted = withCounts ? now : lastCounted;
      for (Batch batch : assembler.assemble(withCounts, waiting.size())) {
        waiting.add(batch);
      }
      if (away) {
        waiting.persist();
      }
    }
    if (waiting.isEmpty() && now - lastSent >= timing.heartbeat) {
      waiting.add(assembler.heartbeat());
    }
  }

  private void pause() {
    long now = Monotonic.millis();
    if (closing || flushing) {
      return;
    }
    long millis = timing.batch;
    if (!waiting.isEmpty() || delivery.hasClassesToSend()) {
      millis = Math.min(millis, Math.max(1, delivery.untilNextAttempt(now)));
    }
    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(millis));
    // an interrupt is nobody's business here, and would make every pause end at once
    Thread.interrupted();
  }

  private void sendLast() {
    try {
      boolean reachable = !delivery.neverConnected();
      if (reachable || waiting.hasSpool()) {
        for (Batch batch : assembler.assemble(true, waiting.size())) {
          waiting.add(batch);
        }
        // before it is sent: the JVM may not wait for the answer
        waiting.persist();
      }
      if (reachable) {
        delivery.send();
      }
    } catch (IOException | RuntimeException | LinkageError e) {
      AgentLog.debug("The last batch was not sent", e);
    } finally {
      waiting.close();
      client.close();
    }
  }
}
