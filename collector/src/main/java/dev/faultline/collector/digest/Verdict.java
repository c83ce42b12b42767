// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.digest.Batch.Refusal;
import java.util.List;

/**
 * What became of a batch.
 *
 * @param duplicate whether it was there already; the rest is then what was said the first time
 * @param accepted snapshots and counts that were taken
 */
public record Verdict(boolean duplicate, int accepted, List<Refusal> refused) {

  public Verdict {
    refused = List.copyOf(refused);
  }

  Verdict again() {
    return new Verdict(true, accepted, refused);
  }
}
