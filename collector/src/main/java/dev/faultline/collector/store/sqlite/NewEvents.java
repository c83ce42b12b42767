// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import java.time.Duration;
import java.time.Instant;

/**
 * The rule of {@link dev.faultline.collector.model.EventState#NEW} as a condition on {@code event
 * e} and {@code service s}; binds {@code newSince}.
 */
final class NewEvents {

  static final String CONDITION =
      """
      (CASE WHEN s.current_deployment IS NULL THEN e.first_seen > :newSince
            ELSE e.introduced_by IS s.current_deployment END)""";

  static long since(Instant now) {
    return now.minus(Duration.ofHours(24)).toEpochMilli();
  }

  private NewEvents() {}
}
