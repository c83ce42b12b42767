// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.CallProfile;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.TypeName;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a profile, most time first. Shown are frames of the application, where ways part, and
 * where they end; what third-party code is between is only counted.
 */
final class TimeRows {

  /** Of a place's time: a way that takes less is no parting. */
  private static final double LEAST_SHARE = 0.02;

  /** Deeper ones are left out: a page that nests without end helps nobody. */
  private static final int DEEPEST = 60;

  private static final class Place {
    private final CallProfile.Node node;
    private final List<Place> calls = new ArrayList<>(1);

    Place(CallProfile.Node node) {
      this.node = node;
    }
  }

  private final List<Place> roots = new ArrayList<>();
  private final long total;

  TimeRows(CallProfile profile) {
    List<Place> way = new ArrayList<>();
    long sum = 0;
    for (CallProfile.Node node : profile.tree()) {
      Place place = new Place(node);
      int depth = Math.min(node.depth(), way.size());
      way.subList(depth, way.size()).clear();
      if (depth == 0) {
        roots.add(place);
        sum += node.millis();
      } else {
        way.get(depth - 1).calls.add(place);
      }
      way.add(place);
    }
    total = Math.max(1, sum);
  }

  List<TimeRow> all() {
    return rows(roots, 0, 0);
  }

  private List<TimeRow> rows(List<Place> places, int skipped, int depth) {
    List<TimeRow> rows = new ArrayList<>();
    if (depth < DEEPEST) {
      places.stream()
          .sorted(Comparator.comparingLong((Place place) -> place.node.millis()).reversed())
          .forEach(place -> add(place, skipped, depth, rows));
    }
    return rows;
  }

  private void add(Place place, int skipped, int depth, List<TimeRow> rows) {
    Place shown = place;
    int left = skipped;
    List<Place> calls = worthShowing(shown);
    while (!shown.node.application() && calls.size() == 1 && covers(calls.get(0), shown)) {
      shown = calls.get(0);
      calls = worthShowing(shown);
      left++;
    }
    rows.add(row(shown, left, rows(calls, 0, depth + 1)));
  }

  private static List<Place> worthShowing(Place place) {
    return place.calls.stream()
        .filter(call -> call.node.millis() >= LEAST_SHARE * place.node.millis())
        .toList();
  }

  private static boolean covers(Place call, Place caller) {
    return call.node.millis() >= (1 - LEAST_SHARE) * caller.node.millis();
  }

  private TimeRow row(Place place, int skipped, List<TimeRow> children) {
    CallProfile.Node node = place.node;
    TypeName owner = TypeName.of(node.className());
    Integer line = node.line();
    String member = "." + Visible.line(node.method()) + (line == null ? "" : ":" + line);
    return new TimeRow(
        owner.simple() + member,
        owner.full() + member,
        node.application(),
        skipped == 0 ? null : Amounts.count(skipped, "third-party frame"),
        Amounts.millis(node.millis()),
        (int) Math.min(100, Math.round(100.0 * node.millis() / total)),
        children);
  }
}
