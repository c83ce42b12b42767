// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.health;

import org.jspecify.annotations.Nullable;

/**
 * A slot's bar in a box that is 100 high.
 *
 * @param look class of its colour
 */
public record Bar(int top, int height, String look) {

  /** The lowest score is still to be seen. */
  private static final int LOWEST = 4;

  public static Bar of(@Nullable Integer score) {
    int height = score == null ? LOWEST : Math.max(LOWEST, score);
    return new Bar(100 - height, height, Score.of(score).look());
  }
}
