// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the time of a slow call went (docs/protocol.md, <i>Snapshot</i>). Times in milliseconds.
 *
 * @param running whether the call was not over when it was reported
 * @param learned whether the threshold came from the entry point's other calls
 * @param tree depth first
 */
public record CallProfile(
    long durationMillis,
    long thresholdMillis,
    boolean learned,
    boolean running,
    long sampledFromMillis,
    int samples,
    long runnableMillis,
    long blockedMillis,
    long waitingMillis,
    @Nullable String waitsFor,
    List<Node> tree) {

  /** One place in the code under its callers: the nearest element before it that is less deep. */
  public record Node(
      int depth,
      @JsonProperty("class") String className,
      String method,
      @Nullable Integer line,
      boolean application,
      long millis) {}

  public CallProfile {
    tree = Lists.orEmpty(tree);
  }
}
