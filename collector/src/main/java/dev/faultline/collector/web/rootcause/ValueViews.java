// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.MapEntry;
import dev.faultline.collector.model.Value;
import dev.faultline.collector.web.rootcause.ValuePlaces.Place;
import dev.faultline.collector.web.rootcause.ValueView.ReferenceView;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the tree of a frame's variables. */
final class ValueViews {
  private static final int LONGEST_LINE = 160;
  private static final Map<String, Integer> ORDER =
      Map.of("this", 0, "parameter", 1, "captured", 2, "local", 3);

  private final Selection selection;
  private final ValuePlaces places;

  ValueViews(Selection selection, ValuePlaces places) {
    this.selection = selection;
    this.places = places;
  }

  /**
   * Sorted as a reader looks for them: {@code this}, parameters, what a lambda captured, locals.
   */
  List<ValueView> of(List<Value> variables) {
    return variables.stream()
        .sorted(Comparator.comparing(ValueViews::order))
        .map(variable -> view(variable, name(variable), role(variable)))
        .toList();
  }

  private static int order(Value variable) {
    String role = variable.role();
    return role == null ? 9 : ORDER.getOrDefault(role, 9);
  }

  private static @Nullable String role(Value variable) {
    String role = variable.role();
    return role == null || role.equals("this") ? null : Visible.line(role);
  }

  private ValueView view(Value value, String name, @Nullable String role) {
    Integer id = value.id();
    return new ValueView(
        name,
        role,
        TypeName.of(value.type()),
        look(value.kind()),
        text(value),
        size(value),
        CutReasons.words(value),
        id == null ? null : "value-" + id,
        reference(value),
        children(value));
  }

  private static String look(String kind) {
    return switch (kind) {
      case "null", "string", "text", "redacted", "absent", "reference" -> kind;
      case "primitive" -> "number";
      default -> "object";
    };
  }

  private static LongText text(Value value) {
    String text = value.value();
    return switch (value.kind()) {
      case "string" -> quoted(text == null ? "" : text);
      case "primitive", "text" -> LongText.of(text == null ? "" : text, LONGEST_LINE);
      case "throwable" -> text == null ? preview(value) : LongText.of(text, LONGEST_LINE);
      default -> preview(value);
    };
  }

  private static LongText quoted(String text) {
    LongText plain = LongText.of(text, LONGEST_LINE);
    return plain.whole() == null
        ? new LongText('"' + plain.start() + '"', null, plain.length())
        : new LongText('"' + plain.start(), plain.whole(), plain.length());
  }

  private static LongText preview(Value value) {
    String line = Preview.of(value);
    return new LongText(line, null, line.length());
  }

  private static @Nullable String size(Value value) {
    Long size = value.size();
    if (size == null) {
      return null;
    }
    return switch (value.kind()) {
      case "map" -> size == 1 ? "1 entry" : Amounts.count(size) + " entries";
      case "array", "collection" -> Amounts.count(size, "element");
      default -> null;
    };
  }

  private @Nullable ReferenceView reference(Value value) {
    Integer ref = value.ref();
    if (ref == null) {
      return null;
    }
    return places
        .of(ref)
        .map(place -> new ReferenceView(path(place), address(place, ref)))
        .orElseGet(() -> new ReferenceView("an object that is not in this snapshot", null));
  }

  private String path(Place place) {
    return place.isBeside(selection) ? place.path() : place.path() + " in another frame";
  }

  private String address(Place place, int id) {
    String anchor = "#value-" + id;
    return place.isBeside(selection)
        ? anchor
        : selection.frame(place.exception(), place.frame()).replace("#code", anchor);
  }

  private List<ValueView> children(Value value) {
    List<ValueView> children = new ArrayList<>();
    for (Value field : value.fields()) {
      children.add(view(field, name(field), null));
    }
    for (int index = 0; index < value.elements().size(); index++) {
      children.add(view(value.elements().get(index), "[" + index + "]", null));
    }
    for (MapEntry entry : value.entries()) {
      children.add(view(entry.value(), Preview.scalar(entry.key()), null));
      if (!entry.key().fields().isEmpty() || !entry.key().elements().isEmpty()) {
        children.add(view(entry.key(), "its key", null));
      }
    }
    return children;
  }

  private static String name(Value value) {
    String name = value.name();
    return name == null ? "(no name)" : Visible.line(name);
  }
}
