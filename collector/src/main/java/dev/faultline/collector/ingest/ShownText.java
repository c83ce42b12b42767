// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

/** Text from outside that lists show: bounded, and without characters that do things. */
final class ShownText {

  private static final char INSTEAD = '\uFFFD';

  static String of(String text, int maxLength) {
    String cut = text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
    StringBuilder shown = new StringBuilder(cut.length());
    cut.codePoints().forEach(character -> shown.appendCodePoint(shown(character)));
    return shown.toString();
  }

  private static int shown(int character) {
    if (character == '\n' || character == '\t') {
      return character;
    }
    return switch (Character.getType(character)) {
      case Character.CONTROL, Character.SURROGATE, Character.FORMAT -> INSTEAD;
      default -> character;
    };
  }

  private ShownText() {}
}
