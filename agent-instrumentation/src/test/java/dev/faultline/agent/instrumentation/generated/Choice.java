// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.List;
import java.util.Random;

/** Random choices, the same for a seed everywhere. */
final class Choice {

  private final Random random;

  Choice(long seed) {
    random = new Random(seed * 0x9E3779B97F4A7C15L ^ seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  @SafeVarargs
  final <T> T of(T... options) {
    return options[random.nextInt(options.length)];
  }

  <T> T of(List<T> options) {
    return options.get(random.nextInt(options.size()));
  }
}
