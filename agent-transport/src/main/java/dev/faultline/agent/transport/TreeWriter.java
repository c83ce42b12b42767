// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Writes trees of maps, lists, numbers and texts, such as the environment. */
final class TreeWriter {

  private TreeWriter() {}

  static void write(JsonGenerator json, Object value) throws IOException {
    if (value instanceof Map) {
      writeMap(json, (Map<?, ?>) value);
    } else if (value instanceof List) {
      json.writeStartArray();
      for (Object element : (List<?>) value) {
        write(json, element);
      }
      json.writeEndArray();
    } else if (value instanceof long[]) {
      long[] numbers = (long[]) value;
      json.writeArray(numbers, 0, numbers.length);
    } else if (value instanceof double[]) {
      json.writeStartArray();
      for (double number : (double[]) value) {
        writeNumber(json, number);
      }
      json.writeEndArray();
    } else if (value instanceof Double) {
      writeNumber(json, (Double) value);
    } else if (value instanceof Number) {
      json.writeNumber(((Number) value).longValue());
    } else if (value instanceof Boolean) {
      json.writeBoolean((Boolean) value);
    } else {
      json.writeString(JsonText.whole(value.toString()));
    }
  }

  private static void writeMap(JsonGenerator json, Map<?, ?> map) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      json.writeFieldName(JsonText.whole(String.valueOf(entry.getKey())));
      write(json, entry.getValue());
    }
    json.writeEndObject();
  }

  /** JSON has no NaN and no infinity: they become texts. */
  private static void writeNumber(JsonGenerator json, double number) throws IOException {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      json.writeString(Double.toString(number));
    } else {
      json.writeNumber(number);
    }
  }
}
