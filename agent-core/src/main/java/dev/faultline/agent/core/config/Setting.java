// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a user may set. Immutable.
 *
 * <p>There is no {@code null} among values: a text or path that is not set is empty.
 *
 * @param <T> what {@link Configuration#get} answers: Boolean, Long, Double, String, or a List
 */
public final class Setting<T> {

  /** All keys start with it; sources that belong to the agent may leave it out. */
  static final String PREFIX = "faultline.";

  private final String key;
  private final SettingType type;
  private final T defaultValue;
  private final String meaning;
  private @Nullable String alias;
  private long minimum = Long.MIN_VALUE;
  private long maximum = Long.MAX_VALUE;
  private String defaultText;
  private String[] choices = {};
  private boolean required;
  private boolean secret;

  Setting(String name, SettingType type, T defaultValue, String defaultText, String meaning) {
    this.key = PREFIX + name;
    this.type = type;
    this.defaultValue = defaultValue;
    this.defaultText = defaultText;
    this.meaning = meaning;
  }

  /** As in system properties and {@code agent.properties}: {@code faultline.collector.url}. */
  public String key() {
    return key;
  }

  /** {@code FAULTLINE_COLLECTOR_URL}. */
  public String environmentName() {
    return key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** The environment variable of Harness Error Tracking that means the same. */
  public @Nullable String alias() {
    return alias;
  }

  public T defaultValue() {
    return defaultValue;
  }

  /** The default as a user would write it, or in words where it is found at run time. */
  public String defaultText() {
    return defaultText;
  }

  /** One sentence for the documentation. */
  public String meaning() {
    return meaning;
  }

  /** Whether the agent can do nothing without it. */
  public boolean required() {
    return required;
  }

  /** Whether the value must not be shown. */
  public boolean secret() {
    return secret;
  }

  /** What a value must look like, in words: {@code a whole number from 1 to 25}. */
  public String expected() {
    if (type == SettingType.CHOICE) {
      return "one of " + String.join(", ", choices);
    }
    if (minimum == Long.MIN_VALUE) {
      return type.expected();
    }
    return type.expected() + ", from " + bound(minimum) + " to " + bound(maximum);
  }

  SettingType type() {
    return type;
  }

  Setting<T> between(long newMinimum, long newMaximum) {
    minimum = newMinimum;
    maximum = newMaximum;
    return this;
  }

  Setting<T> alias(String newAlias) {
    alias = newAlias;
    return this;
  }

  Setting<T> choices(String... newChoices) {
    choices = newChoices;
    return this;
  }

  Setting<T> markRequired() {
    required = true;
    return this;
  }

  Setting<T> markSecret() {
    secret = true;
    return this;
  }

  /**
   * @throws IllegalArgumentException whose message continues a sentence that starts with the value
   */
  @SuppressWarnings("unchecked")
  T parse(String text) {
    Object value = type.parse(text);
    if (value instanceof Number) {
      checkRange(((Number) value).doubleValue());
    } else if (type == SettingType.CHOICE && !isChoice((String) value)) {
      throw new IllegalArgumentException("is none of them");
    } else if (value instanceof String) {
      checkText((String) value);
    }
    return (T) value;
  }

  /** How a value is shown to people. */
  String show(Object value) {
    if (secret && !value.toString().isEmpty()) {
      return "«set, not shown»";
    }
    if (value instanceof List) {
      StringBuilder text = new StringBuilder();
      for (Object item : (List<?>) value) {
        text.append(text.length() == 0 ? "" : ", ").append(item);
      }
      return text.toString();
    }
    return value instanceof Long ? bound((Long) value) : value.toString();
  }

  /** The text of a value that was refused, as people may see it. */
  String showRefused(String text) {
    if (secret) {
      return "";
    }
    boolean isAddress = type == SettingType.URL || type == SettingType.PROXY;
    int at = isAddress ? text.lastIndexOf('@') : -1;
    return " = '" + (at < 0 ? text : "«not shown»" + text.substring(at)) + "'";
  }

  private String bound(long value) {
    if (type == SettingType.SIZE && value >= 1 << 10 && value % (1 << 10) == 0) {
      return value % (1 << 20) == 0 ? (value >> 20) + "MB" : (value >> 10) + "KB";
    }
    if (type == SettingType.DURATION) {
      return value >= 1_000 && value % 1_000 == 0 ? value / 1_000 + "s" : value + "ms";
    }
    return Long.toString(value);
  }

  private void checkRange(double value) {
    if (value < minimum || value > maximum) {
      throw new IllegalArgumentException("is out of range");
    }
  }

  private boolean isChoice(String value) {
    for (String choice : choices) {
      if (choice.equals(value)) {
        return true;
      }
    }
    return false;
  }

  private void checkText(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 127 || (secret && c > 127)) {
        throw new IllegalArgumentException(
            "has a character that it must not have (at position " + (i + 1) + ")");
      }
    }
  }
}
