// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.MapEntry;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.Value;
import dev.faultline.collector.web.text.Visible;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where in a snapshot each value that can be referred to is shown. */
final class ValuePlaces {
  private static final int LONGEST_PATH = 80;

  private final Map<Integer, Place> places = new HashMap<>();

  /**
   * A value's place.
   *
   * @param exception {@link #EVERYWHERE} for the event's own data, which is beside every frame
   * @param path as code would say it: {@code this.customer.orders[3]}
   */
  record Place(int exception, int frame, String path) {
    static final int EVERYWHERE = -1;

    boolean isBeside(Selection selection) {
      return exception == EVERYWHERE
          || (exception == selection.exception() && frame == selection.frame());
    }
  }

  ValuePlaces(Snapshot snapshot) {
    for (Value value : snapshot.data()) {
      note(value, new Place(Place.EVERYWHERE, Place.EVERYWHERE, name(value)));
    }
    for (int exception = 0; exception < snapshot.exceptions().size(); exception++) {
      List<Frame> frames = snapshot.exceptions().get(exception).frames();
      for (int frame = 0; frame < frames.size(); frame++) {
        for (Value variable : frames.get(frame).variables()) {
          note(variable, new Place(exception, frame, name(variable)));
        }
      }
    }
  }

  Optional<Place> of(int id) {
    return Optional.ofNullable(places.get(id));
  }

  private void note(Value value, Place place) {
    Integer id = value.id();
    if (id != null) {
      places.putIfAbsent(id, place);
    }
    for (Value field : value.fields()) {
      note(field, within(place, "." + name(field)));
    }
    for (int index = 0; index < value.elements().size(); index++) {
      note(value.elements().get(index), within(place, "[" + index + "]"));
    }
    for (MapEntry entry : value.entries()) {
      note(entry.key(), within(place, ".key"));
      note(entry.value(), within(place, "[" + Preview.scalar(entry.key()) + "]"));
    }
  }

  private static Place within(Place place, String step) {
    String path = place.path() + step;
    return new Place(
        place.exception(),
        place.frame(),
        path.length() > LONGEST_PATH ? "…" + path.substring(path.length() - LONGEST_PATH) : path);
  }

  private static String name(Value value) {
    String name = value.name();
    return name == null ? "?" : Visible.line(name);
  }
}
