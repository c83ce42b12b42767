// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.health;

import dev.faultline.collector.health.Band;
import org.jspecify.annotations.Nullable;

/**
 * A score for people: never by colour alone.
 *
 * @param figure {@code 84}; a dash for none
 * @param band in words
 * @param look class of its colour
 */
public record Score(String figure, String band, String look) {

  public static Score of(@Nullable Integer score) {
    String figure = score == null ? "–" : score.toString();
    return switch (Band.of(score)) {
      case HEALTHY -> new Score(figure, "healthy", "healthy");
      case OBSERVE -> new Score(figure, "observe", "observe");
      case NEEDS_ATTENTION -> new Score(figure, "needs attention", "attention");
      case UNHEALTHY -> new Score(figure, "unhealthy", "unhealthy");
      case NO_DATA -> new Score(figure, "no data", "nothing");
    };
  }
}
