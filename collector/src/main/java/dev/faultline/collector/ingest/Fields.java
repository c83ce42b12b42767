// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each taken with what it must be.
 *
 * @param path of the object, for messages; empty: the item itself
 */
record Fields(String path, JsonNode node) {

  /** Kept out of names: what would break a line, hide text or turn its direction. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  Fields {
    if (!node.isObject()) {
      throw new InvalidItemException(path, "must be an object");
    }
  }

  /** A text that names something: not empty, without control characters. */
  String name(String field, int maxLength) {
    String name = nameOrNull(field, maxLength);
    if (name == null) {
      throw invalid(field, "must be there");
    }
    return name;
  }

  @Nullable String nameOrNull(String field, int maxLength) {
    String name = textOrNull(field, maxLength);
    if (name != null && (name.isBlank() || CONTROL.matcher(name).find())) {
      throw invalid(field, "must be a text that isn't empty and has no control characters");
    }
    return name;
  }

  @Nullable String textOrNull(String field, int maxLength) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    if (!value.isTextual()) {
      throw invalid(field, "must be a text");
    }
    if (value.textValue().length() > maxLength) {
      throw invalid(field, "must have at most " + maxLength + " characters");
    }
    return value.textValue();
  }

  /** A text to show: cut where it is too long, line breaks kept, other control characters not. */
  @Nullable String shownOrNull(String field, int maxLength) {
    String text = textOrNull(field, Integer.MAX_VALUE);
    return text == null ? null : ShownText.of(text, maxLength);
  }

  /** A text to show on one line; null where nothing of it can be seen. */
  @Nullable String lineOrNull(String field, int maxLength) {
    String text = shownOrNull(field, maxLength);
    String line = text == null ? "" : text.replace('\n', ' ').replace('\t', ' ').strip();
    return line.isEmpty() ? null : line;
  }

  String matching(String field, Pattern pattern, String expected) {
    String text = textOrNull(field, 1_000);
    if (text == null || !pattern.matcher(text).matches()) {
      throw invalid(field, "must be " + expected);
    }
    return text;
  }

  long number(String field, long min, long max) {
    Long number = numberOrNull(field, min, max);
    if (number == null) {
      throw invalid(field, "must be there");
    }
    return number;
  }

  @Nullable Long numberOrNull(String field, long min, long max) {
    JsonNode value = value(field);
    if (value == null) {
      return null;
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw invalid(field, "must be a whole number");
    }
    if (value.longValue() < min || value.longValue() > max) {
      throw invalid(field, "must be " + min + " to " + max);
    }
    return value.longValue();
  }

  Fields object(String field) {
    Fields object = objectOrNull(field);
    if (object == null) {
      throw invalid(field, "must be there");
    }
    return object;
  }

  @Nullable Fields objectOrNull(String field) {
    JsonNode value = value(field);
    return value == null ? null : new Fields(at(field), value);
  }

  /** Texts that name something; none if the field is absent. */
  List<String> names(String field, int maxElements, int maxLength) {
    List<String> names = new ArrayList<>();
    for (JsonNode element : elements(field, maxElements)) {
      if (!element.isTextual()
          || element.textValue().isBlank()
          || element.textValue().length() > maxLength
          || CONTROL.matcher(element.textValue()).find()) {
        throw invalid(
            field,
            "must have texts of 1 to " + maxLength + " characters without control characters");
      }
      names.add(element.textValue());
    }
    return names;
  }

  /** The elements of an array; none if the field is absent. */
  Iterable<JsonNode> elements(String field, int max) {
    JsonNode value = value(field);
    if (value == null) {
      return List.of();
    }
    if (!value.isArray()) {
      throw invalid(field, "must be an array");
    }
    if (value.size() > max) {
      throw invalid(field, "must have at most " + max + " elements, has " + value.size());
    }
    return value;
  }

  InvalidItemException invalid(String field, String problem) {
    return new InvalidItemException(at(field), problem);
  }

  @Nullable JsonNode value(String field) {
    JsonNode value = node.get(field);
    return value == null || value.isNull() ? null : value;
  }

  private String at(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
