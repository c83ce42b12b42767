// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.digest.Batch.Refusal;
import java.util.ArrayList;
import java.util.List;

/** Items that were refused: the first ones one by one, so that the answer stays short. */
final class Refusals {

  private static final int LISTED = 200;

  private final List<Refusal> listed = new ArrayList<>();
  private int others;

  void add(String item, String reason) {
    if (listed.size() < LISTED) {
      listed.add(new Refusal(item, reason));
    } else {
      others++;
    }
  }

  List<Refusal> list() {
    List<Refusal> all = new ArrayList<>(listed);
    if (others > 0) {
      all.add(new Refusal("*", others + " more were refused"));
    }
    return all;
  }
}
