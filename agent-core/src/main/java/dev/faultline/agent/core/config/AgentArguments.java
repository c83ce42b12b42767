// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts {@code key=value,key=value} into parts. {@code ;} separates as well, values may stand in
 * quotes, and {@code \} before a separator or quote makes it part of the value; any other {@code \}
 * is itself, as in Windows paths.
 */
final class AgentArguments {

  private final String text;
  private final List<String> parts = new ArrayList<>();
  private final StringBuilder part = new StringBuilder();
  private char quote;

  private AgentArguments(String text) {
    this.text = text;
  }

  static List<String> parts(String text) {
    return new AgentArguments(text).cut();
  }

  private List<String> cut() {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && isSpecial(text.charAt(i + 1))) {
        i++;
        part.append(text.charAt(i));
      } else if (quote != 0) {
        inQuotes(c);
      } else if ((c == '"' || c == '\'') && startsValue()) {
        quote = c;
      } else if (c == ',' || c == ';') {
        finish();
      } else {
        part.append(c);
      }
    }
    finish();
    return parts;
  }

  private void inQuotes(char c) {
    if (c == quote) {
      quote = 0;
    } else {
      part.append(c);
    }
  }

  private boolean startsValue() {
    return part.length() == 0 || part.charAt(part.length() - 1) == '=';
  }

  private void finish() {
    String done = part.toString().trim();
    part.setLength(0);
    if (!done.isEmpty()) {
      parts.add(done);
    }
  }

  private static boolean isSpecial(char c) {
    return c == ',' || c == ';' || c == '"' || c == '\'';
  }
}
