// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.ForcedSnapshot;
import dev.faultline.collector.model.Instructions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What an answer asks the agent for, as the protocol has it; what is usual is left out. */
final class AnswerSettings {

  static Map<String, Object> of(Instructions instructions, Set<String> classesWanted) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("classesWanted", classesWanted);
    if (!instructions.recording()) {
      settings.put("recording", false);
    }
    if (!instructions.redactNames().isEmpty()) {
      settings.put("redactNames", instructions.redactNames());
    }
    if (!instructions.forced().isEmpty()) {
      settings.put("forced", instructions.forced().stream().map(AnswerSettings::wish).toList());
    }
    return settings;
  }

  private static Map<String, Object> wish(ForcedSnapshot forced) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("kind", forced.kind().name());
    event.put("types", List.copyOf(forced.types()));
    CodeLocation location = forced.location();
    if (location != null) {
      event.put("location", Map.of("class", location.className(), "method", location.method()));
    }
    if (forced.name() != null) {
      event.put("name", forced.name());
    }
    return Map.of("id", forced.id(), "event", event);
  }

  private AnswerSettings() {}
}
