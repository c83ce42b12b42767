// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.AgentContact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who sends a batch. Not an item: without it there is no batch. */
final class AgentFields {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final int MAX_NAME = 200;
  private static final int MAX_STATUS_FIELDS = 50;
  private static final String DEFAULT_ENVIRONMENT = "default";

  static AgentContact read(Fields agent, Map<String, String> status, Instant now) {
    String environment = agent.nameOrNull("environment", MAX_NAME);
    Long startedAt = agent.numberOrNull("startedAt", 0, CountItem.MAX_TIME);
    return new AgentContact(
        agent.matching("id", ID, "1 to 64 letters, digits and hyphens"),
        new MonitoredService(
            agent.name("service", MAX_NAME),
            Objects.requireNonNullElse(environment, DEFAULT_ENVIRONMENT)),
        agent.nameOrNull("deployment", MAX_NAME),
        agent.shownOrNull("host", MAX_NAME),
        agent.numberOrNull("pid", 0, Long.MAX_VALUE),
        agent.shownOrNull("version", MAX_NAME),
        startedAt == null ? null : Instant.ofEpochMilli(startedAt),
        joined(agent.objectOrNull("jvm"), "name", "version", "vendor"),
        joined(agent.objectOrNull("os"), "name", "version", "arch"),
        now,
        status);
  }

  private static @Nullable String joined(@Nullable Fields object, String... fields) {
    return object == null
        ? null
        : Stream.of(fields)
            .map(field -> object.shownOrNull(field, MAX_NAME))
            .filter(Objects::nonNull)
            .collect(Collectors.joining(" "));
  }

  /** What the agent says of itself: plain values and lists of them, whatever their names. */
  static Map<String, String> status(@Nullable JsonNode status) {
    Map<String, String> values = new LinkedHashMap<>();
    if (status != null && status.isObject()) {
      status
          .properties()
          .forEach(
              field -> {
                String value = plain(field.getValue());
                if (value != null && values.size() < MAX_STATUS_FIELDS) {
                  values.put(ShownText.of(field.getKey(), MAX_NAME), ShownText.of(value, MAX_NAME));
                }
              });
    }
    return values;
  }

  private static @Nullable String plain(JsonNode value) {
    if (value.isValueNode()) {
      return value.asText();
    }
    if (!value.isArray() || value.size() > MAX_STATUS_FIELDS) {
      return null;
    }
    List<String> elements = new ArrayList<>();
    for (JsonNode element : value) {
      if (!element.isValueNode()) {
        return null;
      }
      elements.add(element.asText());
    }
    return String.join(", ", elements);
  }

  private AgentFields() {}
}
