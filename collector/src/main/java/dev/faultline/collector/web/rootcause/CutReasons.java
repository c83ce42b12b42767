// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Value;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * Why something of a value is missing, in words. The protocol's reasons are short; newer agents may
 * know others.
 */
final class CutReasons {
  private CutReasons() {}

  static @Nullable String words(Value value) {
    String cut = value.cut();
    if (cut == null) {
      return null;
    }
    return switch (cut) {
      case "depth" -> "deeper levels were not recorded: the depth limit";
      case "string" -> "cut: " + shown(value, length(value), "character");
      case "elements" ->
          shown(value, recorded(value), value.kind().equals("map") ? "entry" : "element");
      case "fields" ->
          Amounts.count(value.fields().size(), "field")
              + " recorded, there are more: the limit of fields";
      case "values" -> "not all recorded: the snapshot's limit of values was reached";
      case "bytes" -> "not all recorded: the snapshot's limit of size was reached";
      case "time" -> "not all recorded: the time limit was reached";
      case "inaccessible" -> "the JVM lets no one read it: its module is closed";
      case "redacted: name" -> "its name says that it is secret";
      case "redacted: value" -> "its value looks secret";
      case "redacted: type" -> "its type says that it is secret";
      case "not read: no longer used" -> "no longer used at this point, so it was not read";
      default -> Visible.line(cut);
    };
  }

  private static String shown(Value value, long recorded, String one) {
    Long size = value.size();
    String many = one.equals("entry") ? "entries" : one + "s";
    return size == null
        ? "only the first " + Amounts.count(recorded) + " " + many + " were recorded"
        : Amounts.count(recorded) + " of " + Amounts.count(size) + " " + many + " recorded";
  }

  private static long length(Value value) {
    String text = value.value();
    return text == null ? 0 : text.length();
  }

  private static long recorded(Value value) {
    return value.kind().equals("map") ? value.entries().size() : value.elements().size();
  }
}
