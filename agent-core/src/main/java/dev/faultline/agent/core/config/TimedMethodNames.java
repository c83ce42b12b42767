// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Methods whose calls are timed, as {@code com.acme.Orders.place:500ms}. Immutable. */
public final class TimedMethodNames {

  private static final String ALL = "*";

  /** Thresholds in milliseconds by method name, by class; 0 where it is to be learned. */
  private final Map<String, Map<String, Long>> classes = new HashMap<>();

  /**
   * @throws IllegalArgumentException where one is no method of a class; the message says which
   */
  public static TimedMethodNames parse(List<String> items) {
    TimedMethodNames names = new TimedMethodNames();
    for (String item : items) {
      names.add(item);
    }
    return names;
  }

  private void add(String item) {
    int colon = item.indexOf(':');
    String name = colon < 0 ? item : item.substring(0, colon).trim();
    int dot = name.lastIndexOf('.');
    if (dot <= 0 || dot == name.length() - 1 || name.indexOf(' ') >= 0) {
      throw new IllegalArgumentException(
          "has '" + item + "', which names no method of a class in a package");
    }
    String className = name.substring(0, dot);
    Map<String, Long> methods = classes.get(className);
    if (methods == null) {
      methods = new HashMap<>();
      classes.put(className, methods);
    }
    methods.put(name.substring(dot + 1), colon < 0 ? 0L : threshold(item, colon));
  }

  private static Long threshold(String item, int colon) {
    try {
      return (Long) SettingType.DURATION.parse(item.substring(colon + 1).trim());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "has '" + item + "', whose threshold " + e.getMessage(), e);
    }
  }

  public boolean isEmpty() {
    return classes.isEmpty();
  }

  /**
   * @param className with dots
   */
  public boolean hasClass(String className) {
    return classes.containsKey(className);
  }

  /** In milliseconds; 0 where it is to be learned; {@code null} for a method that is not timed. */
  public @Nullable Long threshold(String className, String method) {
    Map<String, Long> methods = classes.get(className);
    if (methods == null) {
      return null;
    }
    Long exact = methods.get(method);
    return exact == null ? methods.get(ALL) : exact;
  }
}
