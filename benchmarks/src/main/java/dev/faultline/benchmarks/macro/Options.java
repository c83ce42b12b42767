// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The command line: {@code --name value}, and {@code --name} alone for what is on or off. */
public final class Options {

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * @param known names that have a value
   * @param switches names that have none
   */
  public Options(List<String> arguments, Set<String> known, Set<String> switches) {
    for (int i = 0; i < arguments.size(); i++) {
      String name = arguments.get(i).startsWith("--") ? arguments.get(i).substring(2) : "";
      if (switches.contains(name)) {
        values.put(name, List.of("true"));
      } else if (!known.contains(name)) {
        throw new UsageException(
            arguments.get(i) + " is no option; there are " + known + " and " + switches);
      } else if (++i == arguments.size()) {
        throw new UsageException("--" + name + " needs a value");
      } else {
        values.computeIfAbsent(name, key -> new ArrayList<>()).add(arguments.get(i));
      }
    }
  }

  public boolean isOn(String name) {
    return values.containsKey(name);
  }

  public String text(String name, String otherwise) {
    List<String> given = values.get(name);
    return given == null ? otherwise : given.get(given.size() - 1);
  }

  /** Of an option that can be given several times. */
  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  /** Of a value with commas. */
  List<String> list(String name, String otherwise) {
    return List.of(text(name, otherwise).split(","));
  }

  public int number(String name, int otherwise) {
    String text = text(name, Integer.toString(otherwise));
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException notOne) {
      throw new UsageException("--" + name + " takes a whole number, not " + text);
    }
  }
}
