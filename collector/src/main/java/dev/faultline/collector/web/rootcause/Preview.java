// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.MapEntry;
import dev.faultline.collector.model.Value;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.util.List;
import java.util.function.Function;

/** A value in a few words, for one line: what a reader sees before opening it. */
final class Preview {
  private static final int LONGEST = 76;
  private static final int LONGEST_SCALAR = 28;

  private Preview() {}

  /** {@code {id: "o-17", lines: 112 elements, owner: null}}. */
  static String of(Value value) {
    return switch (value.kind()) {
      case "object", "throwable" -> fields(value);
      case "array", "collection" ->
          joined(value.elements(), Preview::scalar, "[", "]", more(value, value.elements()));
      case "map" -> joined(value.entries(), Preview::entry, "{", "}", more(value, value.entries()));
      default -> scalar(value);
    };
  }

  /** Even shorter: a container only by its type or size. */
  static String scalar(Value value) {
    return switch (value.kind()) {
      case "null" -> "null";
      case "string" -> "\"" + cut(value) + "\"";
      case "primitive", "text" -> cut(value);
      case "redacted" -> "redacted";
      case "absent" -> "not recorded";
      case "array", "collection" -> size(value, "element");
      case "map" -> size(value, value.size() != null && value.size() != 1 ? "entrie" : "entry");
      case "reference" -> "↩";
      default -> TypeName.simple(value.type());
    };
  }

  private static String fields(Value value) {
    if (value.fields().isEmpty()) {
      String text = value.value();
      return text != null ? "\"" + cut(value) + "\"" : TypeName.simple(value.type());
    }
    return joined(value.fields(), Preview::field, "{", "}", value.cut() != null);
  }

  private static String field(Value field) {
    String name = field.name();
    return (name == null ? "?" : Visible.line(name)) + ": " + scalar(field);
  }

  private static String entry(MapEntry entry) {
    return scalar(entry.key()) + " → " + scalar(entry.value());
  }

  private static <T> String joined(
      List<T> parts, Function<T, String> text, String open, String close, boolean cut) {
    StringBuilder all = new StringBuilder(open);
    for (int at = 0; at < parts.size(); at++) {
      String part = text.apply(parts.get(at));
      if (at > 0 && all.length() + part.length() > LONGEST) {
        return all.append(", …").append(close).toString();
      }
      all.append(at == 0 ? "" : ", ").append(part);
    }
    return all.append(cut ? (parts.isEmpty() ? "…" : ", …") : "").append(close).toString();
  }

  private static boolean more(Value value, List<?> parts) {
    Long size = value.size();
    return size != null && size > parts.size();
  }

  private static String size(Value value, String one) {
    Long size = value.size();
    return size == null ? TypeName.simple(value.type()) : Amounts.count(size, one);
  }

  private static String cut(Value value) {
    String text = value.value();
    String line = text == null ? "" : Visible.line(text.substring(0, Math.min(text.length(), 200)));
    return line.length() > LONGEST_SCALAR ? line.substring(0, LONGEST_SCALAR - 1) + "…" : line;
  }
}
