// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Seeds of programs that are compiled in one go. */
record Seeds(Flavor flavor, List<Long> seeds) {

  private static final int BATCH = 25;

  /** How many consecutive seeds have one flavor. */
  private static final int SAME_FLAVOR = 5;

  /** Consecutive seeds, by flavor. */
  static List<Seeds> of(long first, int count, int newestRelease) {
    List<Seeds> result = new ArrayList<>();
    Map<Flavor, Seeds> open = new LinkedHashMap<>();
    for (long seed = first; seed < first + count; seed++) {
      Flavor flavor = Flavor.of(Math.floorDiv(seed, SAME_FLAVOR), newestRelease);
      Seeds seeds = open.computeIfAbsent(flavor, key -> new Seeds(key, new ArrayList<>()));
      seeds.seeds.add(seed);
      if (seeds.seeds.size() == BATCH) {
        result.add(open.remove(flavor));
      }
    }
    result.addAll(open.values());
    return result;
  }
}
