// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.agent.core.model.LogTemplate;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Surroundings;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes JSON of log statements. */
final class StatementWriter {

  private StatementWriter() {}

  static void write(JsonGenerator json, Surroundings surroundings) throws IOException {
    json.writeArrayFieldStart("logs");
    for (Statement statement : surroundings.logs()) {
      write(json, statement, statement == surroundings.current());
    }
    json.writeEndArray();
    if (surroundings.logsCut() > 0) {
      json.writeNumberField("logsCut", surroundings.logsCut());
    }
    JsonText.write(json, "logsMissing", surroundings.logsMissing());
  }

  private static void write(JsonGenerator json, Statement statement, boolean isCurrent)
      throws IOException {
    json.writeStartObject();
    json.writeNumberField("time", statement.time());
    json.writeStringField("level", statement.severity().name());
    JsonText.write(json, "logger", statement.logger());
    JsonText.write(json, "message", statement.message());
    String template = statement.template();
    if (template != null && !template.equals(statement.message())) {
      JsonText.write(json, "template", template);
    }
    Map<String, String> context = statement.context();
    if (context != null) {
      json.writeObjectFieldStart("mdc");
      for (Map.Entry<String, String> entry : context.entrySet()) {
        json.writeStringField(JsonText.whole(entry.getKey()), JsonText.whole(entry.getValue()));
      }
      json.writeEndObject();
    }
    if (statement.thrownType() != null) {
      json.writeObjectFieldStart("exception");
      JsonText.write(json, "type", statement.thrownType());
      JsonText.write(json, "message", statement.thrownMessage());
      json.writeEndObject();
    }
    if (isCurrent) {
      json.writeBooleanField("current", true);
    }
    json.writeEndObject();
  }

  static void write(JsonGenerator json, @Nullable LogTemplate template) throws IOException {
    if (template != null) {
      json.writeObjectFieldStart("template");
      json.writeStringField("level", template.severity().name());
      JsonText.write(json, "logger", template.logger());
      JsonText.write(json, "message", template.message());
      json.writeEndObject();
    }
  }
}
