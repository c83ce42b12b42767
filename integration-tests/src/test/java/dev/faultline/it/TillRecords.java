// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** What has to arrive of the program {@code neighbours/Till}, wherever it runs. */
final class TillRecords {

  private TillRecords() {}

  /** Both of its failures are there with the variables that they had, and counted exactly. */
  static void assertIn(FaultyCollector collector, String log) {
    assertThat(variable(collector, "refund", "order")).as(log).isEqualTo("40");
    assertThat(variable(collector, "refund", "path")).as(log).isEqualTo("/40");
    assertThat(variable(collector, "sell", "amount")).as(log).isEqualTo("7");
    assertThat(variable(collector, "sell", "customer")).as(log).isEqualTo("bob");
    assertThat(counted(collector, "refund")).as(log).isEqualTo(3);
    assertThat(counted(collector, "sell")).as(log).isEqualTo(1);
  }

  private static long counted(FaultyCollector collector, String method) {
    return collector.items("counts").stream()
        .filter(item -> method(item).equals(method))
        .mapToLong(item -> item.get("count").asLong())
        .sum();
  }

  private static String variable(FaultyCollector collector, String method, String name) {
    List<JsonNode> found =
        collector.items("snapshots").stream().filter(item -> method(item).equals(method)).toList();
    for (JsonNode snapshot : found) {
      for (JsonNode frame : snapshot.at("/exceptions/0/frames")) {
        for (JsonNode variable : frame.path("variables")) {
          if (variable.path("name").asText().equals(name)) {
            return variable.path("value").asText();
          }
        }
      }
    }
    return "not recorded in " + found;
  }

  private static String method(JsonNode item) {
    return item.at("/event/location/method").asText();
  }
}
