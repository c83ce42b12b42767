// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.record.Recorder;
import java.util.Collection;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Requests that the application makes, as the points in HTTP clients report them: those that are
 * answered with an error are events. Thread-safe; belongs to the calling thread.
 */
public final class OutgoingRequests {

  /** Answers that are told apart. */
  private static final int MOST = 1_000;

  private final Capture capture;
  private final Requests requests;
  private final ConcurrentHashMap<String, NamedTally> tallies = new ConcurrentHashMap<>();

  OutgoingRequests(Capture capture, Recorder recorder) {
    this.capture = capture;
    requests = new Requests(recorder);
  }

  /** Whether an answer with this status is one. */
  public boolean isError(int status) {
    return status > 0 && capture.invocations().errors().get(status);
  }

  /**
   * A request was answered.
   *
   * @param port negative where it is the scheme's own
   * @param path without query
   */
  public void answered(
      @Nullable String method,
      @Nullable String scheme,
      @Nullable String host,
      int port,
      @Nullable String path,
      @Nullable String query,
      int status) {
    if (host == null || !isError(status)) {
      return;
    }
    String server =
        (scheme == null ? "http" : scheme.toLowerCase(Locale.ROOT))
            + "://"
            + host.toLowerCase(Locale.ROOT)
            + (port < 0 ? "" : ":" + port);
    String known = Requests.method(method);
    NamedTally tally = tally(requests.name(known + " " + server) + " " + status);
    if (tally != null) {
      Request request = requests.outgoing(known, server + (path == null ? "" : path), query);
      request.status(status);
      capture.current().happened(new OutgoingAnswer(tally, request));
    }
  }

  private @Nullable NamedTally tally(String name) {
    NamedTally found = tallies.get(name);
    if (found != null || tallies.size() >= MOST) {
      return found;
    }
    NamedTally added = new NamedTally(name, null);
    NamedTally other = tallies.putIfAbsent(name, added);
    return other == null ? added : other;
  }

  Collection<NamedTally> answers() {
    return tallies.values();
  }
}
