// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.faultline.collector.model.LogTemplate;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** Small values in columns that are only read whole. */
final class Json {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> texts(String json) {
    return read(json, new TypeReference<List<String>>() {});
  }

  static Map<String, String> textByName(String json) {
    return read(json, new TypeReference<Map<String, String>>() {});
  }

  static LogTemplate template(String json) {
    return read(json, new TypeReference<LogTemplate>() {});
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Json() {}
}
