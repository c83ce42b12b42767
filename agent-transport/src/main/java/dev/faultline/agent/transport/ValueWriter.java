// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.faultline.agent.core.model.Value;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes the protocol's VALUE. */
final class ValueWriter {

  /** The model's names in lower case, made once. */
  private static final String[] KINDS = lowerCase(Value.Kind.values());

  private static final String[] ROLES = lowerCase(Value.Role.values());

  private ValueWriter() {}

  static void writeAll(JsonGenerator json, String field, List<Value> values) throws IOException {
    json.writeArrayFieldStart(field);
    for (Value value : values) {
      write(json, value);
    }
    json.writeEndArray();
  }

  private static void write(JsonGenerator json, Value value) throws IOException {
    json.writeStartObject();
    JsonText.write(json, "name", value.name());
    Value.Role role = value.role();
    if (role != null) {
      json.writeStringField("role", ROLES[role.ordinal()]);
    }
    JsonText.write(json, "type", value.type());
    JsonText.write(json, "declared", value.declared());
    json.writeStringField("kind", KINDS[value.kind().ordinal()]);
    JsonText.write(json, "value", value.text());
    if (value.id() > 0) {
      json.writeNumberField("id", value.id());
    }
    if (value.kind() == Value.Kind.REFERENCE) {
      json.writeNumberField("ref", value.reference());
    }
    if (value.size() >= 0) {
      json.writeNumberField("size", value.size());
    }
    writeChildren(json, value);
    Value.Cut cut = value.cut();
    if (cut != null) {
      json.writeStringField("cut", cut.text());
    }
    json.writeEndObject();
  }

  private static void writeChildren(JsonGenerator json, Value value) throws IOException {
    if (value.children().isEmpty() && value.cut() != null) {
      return;
    }
    switch (value.kind()) {
      case OBJECT:
      case THROWABLE:
        writeAll(json, "fields", value.children());
        break;
      case ARRAY:
      case COLLECTION:
        writeAll(json, "elements", value.children());
        break;
      case MAP:
        writeEntries(json, value.children());
        break;
      default:
        break;
    }
  }

  private static void writeEntries(JsonGenerator json, List<Value> children) throws IOException {
    json.writeArrayFieldStart("entries");
    for (int i = 0; i + 1 < children.size(); i += 2) {
      json.writeStartObject();
      json.writeFieldName("key");
      write(json, children.get(i));
      json.writeFieldName("value");
      write(json, children.get(i + 1));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static String[] lowerCase(Enum<?>[] values) {
    String[] names = new String[values.length];
    for (Enum<?> value : values) {
      names[value.ordinal()] = value.name().toLowerCase(Locale.ROOT);
    }
    return names;
  }
}
