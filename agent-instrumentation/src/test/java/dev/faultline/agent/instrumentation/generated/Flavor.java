// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * How a program is compiled.
 *
 * @param debug whether class files name variables
 */
record Flavor(int release, boolean debug, List<String> options) {

  private static final int[] RELEASES = {8, 11, 17, 21, 25};

  /** One of those that the running JDK can compile for. */
  static Flavor of(long number, int newest) {
    List<Integer> releases = new ArrayList<>();
    for (int release : RELEASES) {
      if (release <= newest) {
        releases.add(release);
      }
    }
    int release = releases.get((int) (number % releases.size()));
    return switch ((int) (number / releases.size() % 6)) {
      case 3 -> new Flavor(release, false, List.of("-g:source,lines"));
      case 4 -> new Flavor(release, false, List.of("-g:none"));
      case 5 -> new Flavor(release, true, List.of("-g", "-parameters"));
      default -> new Flavor(release, true, List.of("-g"));
    };
  }
}
