// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/** An order of twenty lines to JSON and back; a document that is cut off where it is to fail. */
public final class JsonWork implements Workload {

  /** As it is written. */
  public record Line(String product, int quantity, double price) {}

  /** As it is written. */
  public record Order(int id, String customer, List<Line> lines) {}

  private final ObjectMapper json = new ObjectMapper();

  @Override
  public long request(int number, boolean fails) throws JsonProcessingException {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      lines.add(new Line("product " + i, i + 1, number * 0.5));
    }
    String text = json.writeValueAsString(new Order(number, "customer " + number % 100, lines));
    String received = fails ? text.substring(0, text.length() / 2) : text;
    try {
      return json.readValue(received, Order.class).lines().size();
    } catch (JsonProcessingException malformed) {
      return -1;
    }
  }
}
