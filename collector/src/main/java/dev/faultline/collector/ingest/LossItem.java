// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.model.Loss;

/** An element of {@code losses}. */
final class LossItem {

  private static final int MAX_NAME = 100;
  private static final long MAX_COUNT = 1_000_000_000_000L;

  static Loss read(JsonNode node) {
    Fields loss = new Fields("", node);
    return new Loss(
        loss.name("what", MAX_NAME),
        loss.name("reason", MAX_NAME),
        loss.number("count", 1, MAX_COUNT));
  }

  private LossItem() {}
}
