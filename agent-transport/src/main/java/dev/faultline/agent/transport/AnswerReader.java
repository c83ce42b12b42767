// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what a collector answers. Fields that it does not know are passed over. */
final class AnswerReader {

  private static final int MAXIMUM_ITEMS = 2_000;

  private final JsonFactory factory = new JsonFactory();

  /**
   * The answer to a batch; {@code null} where it is none, or one to another batch.
   *
   * @param body what was answered with status 2xx
   */
  @Nullable Answer accepted(byte[] body, String batchId) {
    Map<String, String> refused = new LinkedHashMap<>();
    SettingsReader settings = new SettingsReader();
    boolean answersBatch = false;
    try (JsonParser json = factory.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return null;
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("batch")) {
          answersBatch = batchId.equals(json.getText());
        } else if (field.equals("refused") && value == JsonToken.START_ARRAY) {
          readRefused(json, refused);
        } else if (field.equals("settings") && value == JsonToken.START_OBJECT) {
          settings.read(json);
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException | RuntimeException e) {
      return null;
    }
    return answersBatch ? settings.accepted(refused) : null;
  }

  /** {@code detail}, else {@code title}, of a problem document; empty where it is none. */
  String problem(byte[] body) {
    String detail = "";
    String title = "";
    try (JsonParser json = factory.createParser(body)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return "";
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        JsonToken value = json.nextToken();
        if (field.equals("detail") && value == JsonToken.VALUE_STRING) {
          detail = json.getText();
        } else if (field.equals("title") && value == JsonToken.VALUE_STRING) {
          title = json.getText();
        } else {
          json.skipChildren();
        }
      }
    } catch (IOException | RuntimeException e) {
      return "";
    }
    String text = detail.isEmpty() ? title : detail;
    return text.length() > 500 ? text.substring(0, 500) : text;
  }

  private static void readRefused(JsonParser json, Map<String, String> refused) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String item = "";
      String reason = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("item")) {
          item = json.getValueAsString("");
        } else if (field.equals("reason")) {
          reason = json.getValueAsString("");
        } else {
          json.skipChildren();
        }
      }
      if (refused.size() < MAXIMUM_ITEMS) {
        refused.put(item, reason);
      }
    }
  }
}
