// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.digest.Verdict;
import dev.faultline.collector.store.Writer;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.stream.Stream;

/** What came in, in numbers. No text from agents becomes a label: labels cost memory for ever. */
final class IngestMetrics {

  private final Timer batches;
  private final Counter bytes;
  private final Counter accepted;
  private final Counter refused;
  private final Counter duplicates;
  private final Counter classFiles;

  IngestMetrics(MeterRegistry meters, Writer writer) {
    batches =
        Timer.builder("faultline.ingest.batches")
            .description("Batches stored, from the first byte to the commit")
            .serviceLevelObjectives(
                Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 5_000, 30_000)
                    .map(Duration::ofMillis)
                    .toArray(Duration[]::new))
            .register(meters);
    bytes = counter(meters, "bytes", "Bytes of batches as sent");
    accepted = counter(meters, "items.accepted", "Snapshots and counts stored");
    refused = counter(meters, "items.refused", "Items refused");
    duplicates = counter(meters, "duplicates", "Batches that were there already");
    classFiles = counter(meters, "classes", "Class files stored");
    Gauge.builder("faultline.store.waiting", writer, Writer::waiting)
        .description("Pieces of work that wait for the writer")
        .register(meters);
  }

  private static Counter counter(MeterRegistry meters, String name, String description) {
    return Counter.builder("faultline.ingest." + name).description(description).register(meters);
  }

  void batch(int size, Verdict verdict, long nanos) {
    batches.record(Duration.ofNanos(nanos));
    bytes.increment(size);
    if (verdict.duplicate()) {
      duplicates.increment();
    } else {
      accepted.increment(verdict.accepted());
      refused.increment(verdict.refused().size());
    }
  }

  void classFile() {
    classFiles.increment();
  }
}
