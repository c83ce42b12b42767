// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.model.EntryPoint;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.store.AgentContact;
import dev.faultline.collector.store.NewInvocations;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A batch whose items are valid, each on its own.
 *
 * @param countedText characters of all counts together
 * @param invocations not items that are acknowledged, like losses
 * @param refused items that were not
 * @param classFiles hashes of class files that frames of its snapshots name
 */
public record Batch(
    String id,
    AgentContact agent,
    List<RecordedOccurrence> snapshots,
    List<CountedOccurrences> counts,
    long countedText,
    List<NewInvocations> invocations,
    List<Loss> losses,
    List<Refusal> refused,
    Set<String> classFiles) {

  public Batch {
    snapshots = List.copyOf(snapshots);
    counts = List.copyOf(counts);
    invocations = List.copyOf(invocations);
    losses = List.copyOf(losses);
    refused = List.copyOf(refused);
    classFiles = Set.copyOf(classFiles);
  }

  /** Whether it only says that the agent is there, so that taking it twice makes no difference. */
  boolean isHeartbeat() {
    return snapshots.isEmpty() && counts.isEmpty() && invocations.isEmpty() && losses.isEmpty();
  }

  /** About how many bytes it holds on to. */
  long bytes() {
    long bytes =
        1_000L
            + 500L * (counts.size() + invocations.size() + losses.size() + refused.size())
            + countedText;
    for (RecordedOccurrence snapshot : snapshots) {
      bytes += 500 + snapshot.gzip().length;
    }
    return bytes;
  }

  /**
   * A snapshot.
   *
   * @param item where it was in the batch, for refusals
   * @param size of its JSON
   * @param gzip its JSON, compressed
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody, too large to copy
  public record RecordedOccurrence(
      String item,
      String id,
      EventDescription event,
      Instant occurredAt,
      String trigger,
      @Nullable EntryPoint entryPoint,
      @Nullable String message,
      int size,
      byte[] gzip) {}

  /** Occurrences that were counted between two times. */
  public record CountedOccurrences(
      String item,
      EventDescription event,
      Instant from,
      Instant to,
      long count,
      @Nullable String message,
      @Nullable String link) {}

  /** An item that was not taken, and why. */
  public record Refusal(String item, String reason) {}
}
