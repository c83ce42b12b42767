// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The full record of one occurrence (docs/protocol.md, <i>Snapshot</i>). Absent lists are empty;
 * what else is absent is null.
 *
 * @param occurredAt milliseconds since 1970-01-01 UTC
 * @param request that the thread handled
 * @param context what the application said of the thread's work
 * @param data what a custom event was given
 * @param causedBy the event that led to it
 * @param profile where the time of a slow call went
 * @param logs what the thread logged, oldest first
 * @param logsCut how many older statements the agent no longer had
 * @param logsMissing why there are none
 */
public record Snapshot(
    String id,
    long occurredAt,
    @Nullable String trigger,
    @Nullable ThreadDetails thread,
    @Nullable EntryPoint entryPoint,
    @Nullable Outcome outcome,
    @Nullable Request request,
    Map<String, String> context,
    @Nullable TraceContext trace,
    List<Value> data,
    @Nullable EventReference causedBy,
    @Nullable CallProfile profile,
    List<ExceptionRecord> exceptions,
    List<LogStatement> logs,
    @Nullable Long logsCut,
    @Nullable String logsMissing,
    @Nullable Environment environment,
    @Nullable Long captureNanos,
    List<String> notes) {

  public Snapshot {
    context = Lists.present(context);
    data = Lists.orEmpty(data);
    exceptions = Lists.orEmpty(exceptions);
    logs = Lists.orEmpty(logs);
    notes = Lists.orEmpty(notes);
  }

  /** The moment it records. */
  public Instant occurred() {
    return Instant.ofEpochMilli(occurredAt);
  }
}
