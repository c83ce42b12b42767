// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faultline.agent.core.delivery.Instructions;
import dev.faultline.agent.core.model.EventPattern;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what the collector asks for with its answer. Bounded, and fields that it does not know are
 * passed over. Used once.
 */
final class SettingsReader {

  private static final int MAXIMUM_CLASSES = 2_000;
  private static final int MAXIMUM_NAMES = 200;
  private static final int MAXIMUM_FORCED = 100;
  private static final int MAXIMUM_TYPES = 64;
  private static final int MAXIMUM_LENGTH = 1_000;

  private final List<String> classesWanted = new ArrayList<>();
  private final List<String> redactNames = new ArrayList<>();
  private final Map<String, EventPattern> forced = new LinkedHashMap<>();
  private boolean recording = true;

  /** From the start of the object on. */
  void read(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("classesWanted") && value == JsonToken.START_ARRAY) {
        readTexts(json, classesWanted, MAXIMUM_CLASSES);
      } else if (field.equals("redactNames") && value == JsonToken.START_ARRAY) {
        readTexts(json, redactNames, MAXIMUM_NAMES);
      } else if (field.equals("recording") && value == JsonToken.VALUE_FALSE) {
        recording = false;
      } else if (field.equals("forced") && value == JsonToken.START_ARRAY) {
        readForced(json);
      } else {
        json.skipChildren();
      }
    }
  }

  Answer accepted(Map<String, String> refused) {
    return Answer.accepted(
        refused, classesWanted, new Instructions(recording, redactNames, forced));
  }

  private static void readTexts(JsonParser json, List<String> texts, int maximum)
      throws IOException {
    JsonToken element = json.nextToken();
    while (element != null && element != JsonToken.END_ARRAY) {
      boolean fits = element == JsonToken.VALUE_STRING && texts.size() < maximum;
      if (fits && json.getTextLength() <= MAXIMUM_LENGTH) {
        texts.add(json.getText());
      } else {
        json.skipChildren();
      }
      element = json.nextToken();
    }
  }

  private void readForced(JsonParser json) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String id = "";
      EventPattern event = null;
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("id") && value == JsonToken.VALUE_STRING) {
          id = json.getText();
        } else if (field.equals("event") && value == JsonToken.START_OBJECT) {
          event = readEvent(json);
        } else {
          json.skipChildren();
        }
      }
      if (event != null && !id.isEmpty() && forced.size() < MAXIMUM_FORCED) {
        forced.put(id, event);
      }
    }
  }

  private static EventPattern readEvent(JsonParser json) throws IOException {
    List<String> types = new ArrayList<>();
    String name = null;
    String[] location = new String[2];
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("types") && value == JsonToken.START_ARRAY) {
        readTexts(json, types, MAXIMUM_TYPES);
      } else if (field.equals("name") && value == JsonToken.VALUE_STRING) {
        name = json.getText();
      } else if (field.equals("location") && value == JsonToken.START_OBJECT) {
        readLocation(json, location);
      } else {
        json.skipChildren();
      }
    }
    return new EventPattern(types, location[0], location[1], name);
  }

  private static void readLocation(JsonParser json, @Nullable String[] location)
      throws IOException {
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      JsonToken value = json.nextToken();
      if (field.equals("class") && value == JsonToken.VALUE_STRING) {
        location[0] = json.getText();
      } else if (field.equals("method") && value == JsonToken.VALUE_STRING) {
        location[1] = json.getText();
      } else {
        json.skipChildren();
      }
    }
  }
}
