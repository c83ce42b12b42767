// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * How each test of one run ended.
 *
 * @param ends by JUnit's unique id: the status, and the type of what was thrown
 * @param console standard output and error
 */
record SuiteResults(Map<String, String> ends, Result console, long seconds) {

  long count(String status) {
    return ends.values().stream().filter(end -> end.startsWith(status)).count();
  }

  /** What the two have not in common, as both ends of each test. */
  Map<String, String> differencesFrom(SuiteResults other) {
    Map<String, String> all = new TreeMap<>(ends);
    all.putAll(other.ends);
    Map<String, String> result = new TreeMap<>();
    for (String id : all.keySet()) {
      String here = ends.get(id);
      String there = other.ends.get(id);
      if (!Objects.equals(here, there)) {
        result.put(id, there + " became " + here);
      }
    }
    return result;
  }
}
