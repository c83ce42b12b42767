// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import com.fasterxml.jackson.databind.JsonNode;

/** An event as the collector lists it. */
record RecordedEvent(
    String id, String kind, String type, String location, String message, long count) {

  static RecordedEvent of(JsonNode event) {
    JsonNode location = event.path("location");
    String owner = simple(location.path("class").asText(""));
    String method = location.path("method").asText("");
    return new RecordedEvent(
        event.path("id").asText(),
        event.path("kind").asText(),
        type(event),
        owner.isEmpty() ? "-" : owner + "." + method,
        event.path("message").asText(""),
        event.path("count").asLong());
  }

  /** Of what has a name, that; of a log statement without an exception, what it says. */
  private static String type(JsonNode event) {
    String name = event.path("name").asText("");
    if (!name.isEmpty()) {
      return name;
    }
    String type = event.path("types").path(0).asText("");
    String said = event.path("template").path("message").asText("");
    return !type.isEmpty() ? simple(type) : said.isEmpty() ? "-" : '"' + said + '"';
  }

  private static String simple(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }
}
