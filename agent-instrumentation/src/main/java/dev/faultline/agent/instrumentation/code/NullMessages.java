// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.code;

import org.jspecify.annotations.Nullable;

/**
 * Reads what the JVM says of a NullPointerException (JEP 358) to tell which of a line's
 * instructions it was.
 */
final class NullMessages {

  private NullMessages() {}

  /**
   * The member that could not be accessed, or what was tried with an array; {@code null} where the
   * message does not tell.
   */
  static @Nullable String accessed(String exceptionType, @Nullable String message) {
    if (!exceptionType.equals("java/lang/NullPointerException") || message == null) {
      return null;
    }
    if (message.startsWith("Cannot invoke \"")) {
      int end = message.indexOf('(');
      return end < 0 ? null : message.substring(message.lastIndexOf('.', end) + 1, end);
    }
    if (message.startsWith("Cannot read field \"")
        || message.startsWith("Cannot assign field \"")) {
      int start = message.indexOf('"') + 1;
      int end = message.indexOf('"', start);
      return end < 0 ? null : message.substring(start, end);
    }
    if (message.startsWith("Cannot load from ")) {
      return "array load";
    }
    if (message.startsWith("Cannot store to ")) {
      return "array store";
    }
    if (message.startsWith("Cannot read the array length")) {
      return "arraylength";
    }
    return message.startsWith("Cannot enter synchronized block") ? "synchronized" : null;
  }

  static boolean isAbout(String accessed, String site, String member) {
    return member.isEmpty() ? site.startsWith(accessed + "#") : member.endsWith("." + accessed);
  }
}
