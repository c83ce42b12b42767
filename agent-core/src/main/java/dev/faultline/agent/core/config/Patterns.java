// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads a list of regular expressions. Loaded only where a user has set one. */
final class Patterns {

  private Patterns() {}

  static List<Pattern> parse(String text) {
    List<Pattern> patterns = new ArrayList<>();
    int start = 0;
    int depth = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
      if (i >= text.length() || (c == ',' && depth <= 0)) {
        add(patterns, text.substring(start, Math.min(i, text.length())).trim());
        start = i + 1;
      }
    }
    return Collections.unmodifiableList(patterns);
  }

  private static void add(List<Pattern> patterns, String expression) {
    if (expression.isEmpty()) {
      return;
    }
    try {
      patterns.add(Pattern.compile(expression));
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(
          "has an expression that can't be read: '" + expression + "' " + e.getDescription(), e);
    }
  }
}
