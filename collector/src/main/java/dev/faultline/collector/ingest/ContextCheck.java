// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.model.Request;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.TraceContext;
import java.util.Set;

/**
 * Holds what a thread worked for to docs/protocol.md (<i>Snapshot</i>): request, context, trace,
 * profile.
 */
final class ContextCheck {

  private static final int MAX_ENTRIES = 100;
  private static final int MAX_HEADERS = 200;
  private static final int MAX_NAME = 300;
  private static final int MAX_VALUE = 4_000;
  private static final int MAX_ADDRESS = 8_000;
  private static final int MAX_DATA = 100;
  private static final Set<String> DIRECTIONS = Set.of("incoming", "outgoing");

  static void check(Snapshot snapshot) {
    TextCheck.map("context", snapshot.context(), MAX_ENTRIES, MAX_NAME, MAX_VALUE);
    if (snapshot.data().size() > MAX_DATA) {
      throw new InvalidItemException("data", "must have at most " + MAX_DATA + " elements");
    }
    if (snapshot.request() != null) {
      check(snapshot.request());
    }
    ProfileCheck.check(snapshot.profile());
    TraceContext trace = snapshot.trace();
    if (trace != null) {
      TextCheck.text("trace/traceId", trace.traceId(), MAX_NAME);
      TextCheck.text("trace/spanId", trace.spanId(), MAX_NAME);
    }
  }

  private static void check(Request request) {
    if (request.direction() != null && !DIRECTIONS.contains(request.direction())) {
      throw new InvalidItemException("request/direction", "must be incoming or outgoing");
    }
    if (request.status() != null && (request.status() < 100 || request.status() > 999)) {
      throw new InvalidItemException("request/status", "must be 100 to 999");
    }
    TextCheck.text("request/method", request.method(), MAX_NAME);
    TextCheck.text("request/remote", request.remote(), MAX_NAME);
    TextCheck.text("request/route", request.route(), MAX_ADDRESS);
    TextCheck.text("request/path", request.path(), MAX_ADDRESS);
    TextCheck.text("request/query", request.query(), MAX_ADDRESS);
    TextCheck.text("request/url", request.url(), MAX_ADDRESS);
    TextCheck.map("request/headers", request.headers(), MAX_HEADERS, MAX_NAME, MAX_VALUE);
  }

  private ContextCheck() {}
}
