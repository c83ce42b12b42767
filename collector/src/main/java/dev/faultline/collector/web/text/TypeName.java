// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import org.jspecify.annotations.Nullable;

/**
 * A class name as {@code Class.getName()} says it, made readable.
 *
 * @param simple without the package, nested classes with a dot, arrays with brackets
 * @param qualifier the package with its last dot; empty if there is none
 */
public record TypeName(String simple, String qualifier) {
  private static final int DEEPEST_ARRAY = 255;

  public static TypeName of(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return new TypeName("?", "");
    }
    String element = Visible.line(name);
    int dimensions = 0;
    while (dimensions < DEEPEST_ARRAY && element.startsWith("[")) {
      element = element.substring(1);
      dimensions++;
    }
    return split(dimensions == 0 ? element : element(element), "[]".repeat(dimensions));
  }

  /** Simple name only. */
  public static String simple(@Nullable String name) {
    return of(name).simple();
  }

  public String full() {
    return qualifier + simple;
  }

  private static String element(String code) {
    return switch (code) {
      case "Z" -> "boolean";
      case "B" -> "byte";
      case "C" -> "char";
      case "D" -> "double";
      case "F" -> "float";
      case "I" -> "int";
      case "J" -> "long";
      case "S" -> "short";
      default ->
          code.startsWith("L") && code.endsWith(";") ? code.substring(1, code.length() - 1) : code;
    };
  }

  private static TypeName split(String name, String brackets) {
    int slash = name.indexOf('/'); // hidden classes: Outer$$Lambda/0x00007f…
    int dot = name.lastIndexOf('.', slash < 0 ? name.length() : slash);
    String simple = name.substring(dot + 1);
    return new TypeName(nested(simple) + brackets, name.substring(0, dot + 1));
  }

  /** {@code Order.Line} of {@code Order$Line}; generated names keep their dollar signs. */
  private static String nested(String simple) {
    return simple.contains("$$") ? simple : simple.replaceAll("(?<=\\w)\\$(?=\\w)", ".");
  }
}
