// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.AgentIds;
import dev.faultline.agent.core.delivery.AgentStatus;
import dev.faultline.agent.core.delivery.Loss;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.InvocationCount;
import dev.faultline.agent.core.model.Snapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes batches of what application threads left. First and forced snapshots go with the counts;
 * sampled ones have batches of their own, which may be dropped before those. For the sending
 * thread.
 */
final class BatchAssembler {

  /** Before compression. */
  static final long WANTED_BYTES = 512 << 10;

  private static final int MAXIMUM_SNAPSHOTS = 1_000;
  private static final int MAXIMUM_COUNTS = 20_000;

  private final TransportSources sources;
  private final ItemWriter writer;
  private final byte[] agent;

  BatchAssembler(TransportSources sources, ItemWriter writer) throws IOException {
    this.sources = sources;
    this.writer = writer;
    this.agent =
        fieldsOf(Collections.<String, Object>singletonMap("agent", sources.identity().fields()));
  }

  /**
   * Everything that waits in the outbox now, and the counts where {@code withCounts}.
   *
   * @param waiting how many batches wait, for the status
   */
  List<Batch> assemble(boolean withCounts, int waiting) throws IOException {
    List<Batch> batches = new ArrayList<>();
    List<Snapshot> snapshots = new ArrayList<>();
    sources.counts().begin();
    sources.outbox().drainTo(snapshots, Long.MAX_VALUE);
    BatchBuilder precious = new BatchBuilder();
    BatchBuilder sampled = new BatchBuilder();
    String environment =
        snapshots.isEmpty() ? "" : writer.environment(sources.environment().current());
    for (Snapshot snapshot : snapshots) {
      byte[] item = written(snapshot, environment);
      boolean isSampled = snapshot.trigger() == Snapshot.Trigger.SAMPLED;
      if (item != null && isSampled) {
        sampled = roomFor(item, sampled, batches, false, waiting);
        sampled.addSnapshot(item);
      } else if (item != null) {
        precious = roomFor(item, precious, batches, true, waiting);
        precious.addSnapshot(item);
      }
    }
    List<Count> counts = new ArrayList<>();
    if (withCounts) {
      sources.counts().drainTo(counts);
    }
    for (Count count : counts) {
      byte[] item = written(count);
      if (item != null) {
        precious = roomFor(item, precious, batches, true, waiting);
        precious.addCount(item, count.count());
      }
    }
    finish(precious, batches, true, waiting);
    finish(sampled, batches, false, waiting);
    return batches;
  }

  /** A batch that says no more than that the agent is there. */
  Batch heartbeat() throws IOException {
    return build(new BatchBuilder(), true, false, 0);
  }

  /**
   * Two halves of a batch that was too large; none where it has one item only. Both are of the
   * agent that the batch is of; what it tells beside its items goes with the first.
   */
  List<Batch> split(Batch batch) throws IOException {
    int items = batch.snapshots().size() + batch.counts().size();
    if (items < 2 || batch.half()) {
      return Collections.emptyList();
    }
    byte[] json = batch.body().json();
    BatchBuilder[] halves = {new BatchBuilder(), new BatchBuilder()};
    for (int i = 0; i < items; i++) {
      BatchBuilder half = halves[i < (items + 1) / 2 ? 0 : 1];
      int count = i - batch.snapshots().size();
      if (count < 0) {
        half.addSnapshot(batch.snapshots().item(json, i));
      } else {
        half.addCount(batch.counts().item(json, count), batch.counts().occurrences(count));
      }
    }
    Envelope envelope = Envelope.of(json);
    long now = System.currentTimeMillis();
    boolean precious = batch.precious();
    List<Loss> told = Collections.emptyList();
    AgentIds ids = sources.ids();
    return Arrays.asList(
        halves[0].build(ids.next(), now, envelope.whole(), batch.losses(), precious, true),
        halves[1].build(ids.next(), now, envelope.withoutNews(), told, precious, true));
  }

  private BatchBuilder roomFor(
      byte[] item, BatchBuilder builder, List<Batch> batches, boolean precious, int waiting)
      throws IOException {
    boolean full =
        builder.size() + item.length > WANTED_BYTES
            || builder.snapshots() == MAXIMUM_SNAPSHOTS
            || builder.counts() == MAXIMUM_COUNTS;
    if (!full || builder.isEmpty()) {
      return builder;
    }
    finish(builder, batches, precious, waiting);
    return new BatchBuilder();
  }

  private void finish(BatchBuilder builder, List<Batch> batches, boolean precious, int waiting)
      throws IOException {
    if (!builder.isEmpty()) {
      batches.add(build(builder, precious, false, waiting));
    }
  }

  private Batch build(BatchBuilder builder, boolean precious, boolean half, int waiting)
      throws IOException {
    List<Loss> losses = sources.losses().drain();
    return builder.build(
        sources.ids().next(),
        System.currentTimeMillis(),
        envelope(losses, waiting),
        losses,
        precious,
        half);
  }

  private byte[] envelope(List<Loss> losses, int waiting) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    List<Object> lost = new ArrayList<>();
    for (Loss loss : losses) {
      Map<String, Object> entry = new LinkedHashMap<>();
      entry.put("what", loss.what().text());
      entry.put("reason", loss.reason().text());
      entry.put("count", loss.count());
      lost.add(entry);
    }
    fields.put("losses", lost);
    List<InvocationCount> invocations = new ArrayList<>();
    sources.counts().invocationsTo(invocations);
    if (!invocations.isEmpty()) {
      fields.put("invocations", ContextWriter.trees(invocations));
    }
    AgentStatus status = sources.status().status();
    Map<String, Object> statusFields = new LinkedHashMap<>();
    statusFields.put("classesInstrumented", status.classesInstrumented());
    statusFields.put("methodsInstrumented", status.methodsInstrumented());
    statusFields.put("methodsSkipped", status.methodsSkipped());
    statusFields.put("recording", status.recording());
    statusFields.put("queued", sources.outbox().size() + waiting);
    statusFields.put("captureMicros", status.captureMicros());
    statusFields.put("captureTimes", status.captureTimes());
    fields.put("status", statusFields);
    byte[] rest = fieldsOf(fields);
    byte[] envelope = Arrays.copyOf(agent, agent.length + 1 + rest.length);
    envelope[agent.length] = ',';
    System.arraycopy(rest, 0, envelope, agent.length + 1, rest.length);
    return envelope;
  }

  /** Without the braces around them. */
  private byte[] fieldsOf(Map<String, Object> fields) throws IOException {
    byte[] json = writer.tree(fields);
    return Arrays.copyOfRange(json, 1, json.length - 1);
  }

  private byte @Nullable [] written(Snapshot snapshot, String environment) {
    try {
      Snapshot finished = sources.finisher().finish(snapshot);
      return writer.snapshot(sources.ids().next(), finished, environment);
    } catch (IOException | RuntimeException | LinkageError | StackOverflowError e) {
      sources.losses().add(Losses.What.SNAPSHOT, Losses.Reason.UNWRITABLE, 1);
      AgentLog.warn("A snapshot can't be written as JSON; it is lost", e);
      return null;
    }
  }

  private byte @Nullable [] written(Count count) {
    try {
      return writer.count(count);
    } catch (IOException | RuntimeException e) {
      sources.losses().add(Losses.What.OCCURRENCE, Losses.Reason.UNWRITABLE, count.count());
      AgentLog.warn("A count can't be written as JSON; it is lost", e);
      return null;
    }
  }
}
