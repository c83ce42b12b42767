// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.code;

/**
 * A stretch of source text, never across a line's end.
 *
 * @param breakable whether a line that is too long is best broken before it
 */
public record Token(Kind kind, String text, boolean breakable) {

  /** What it is, and the style class that shows it. */
  public enum Kind {
    PLAIN(""),
    KEYWORD("k"),
    TYPE("t"),
    CALL("f"),
    STRING("s"),
    NUMBER("n"),
    ANNOTATION("a"),
    COMMENT("c");

    private final String style;

    Kind(String style) {
      this.style = style;
    }

    public String style() {
      return style;
    }
  }
}
