// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.model.Value.Cut;

/** A recorded value as one line, to be compared. Compiles and runs on JDK 8. */
final class Line {

  private Line() {}

  static String of(Value value) {
    String cut = value.cut() == null ? "" : "<" + value.cut().text() + ">";
    switch (value.kind()) {
      case NULL:
        return "null";
      case STRING:
        return '"' + value.text() + '"' + cut;
      case TEXT:
      case PRIMITIVE:
        return value.text() + cut;
      case REFERENCE:
        return "#" + value.reference();
      case REDACTED:
      case ABSENT:
        return cut;
      case ARRAY:
      case COLLECTION:
        return size(value) + list(value) + cut;
      case MAP:
        return size(value) + map(value) + cut;
      case THROWABLE:
        return "!" + value.text() + fields(value) + cut;
      default:
        return simple(value.type()) + fields(value) + cut;
    }
  }

  private static String size(Value value) {
    int shown = value.children().size() / (value.kind() == Value.Kind.MAP ? 2 : 1);
    return value.size() == shown && value.cut() != Cut.ELEMENTS ? "" : "of " + value.size() + " ";
  }

  private static String simple(String type) {
    return type.substring(type.lastIndexOf('.') + 1).replaceAll("\\$\\$Lambda.*", "-lambda");
  }

  private static String list(Value value) {
    StringBuilder text = new StringBuilder("[");
    for (Value child : value.children()) {
      text.append(text.length() == 1 ? "" : ", ").append(of(child));
    }
    return text.append(']').toString();
  }

  private static String map(Value value) {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < value.children().size(); i++) {
      text.append(i == 0 ? "" : i % 2 == 1 ? "=" : ", ").append(of(value.children().get(i)));
    }
    return text.append('}').toString();
  }

  private static String fields(Value value) {
    StringBuilder text = new StringBuilder("{");
    for (Value child : value.children()) {
      text.append(text.length() == 1 ? "" : ", ")
          .append(child.name())
          .append(": ")
          .append(of(child));
    }
    return text.append('}').toString();
  }
}
