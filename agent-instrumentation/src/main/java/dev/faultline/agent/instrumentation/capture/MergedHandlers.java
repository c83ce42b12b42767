// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan smaller by giving several ranges one handler, which reads what is there in all of
 * them: parameters first of all. Of two handlers those are merged that lose the fewest variables
 * for the fewest instructions, until the method is small enough.
 */
final class MergedHandlers {

  private MergedHandlers() {}

  /**
   * @param fits whether the method may be as large as a plan makes it
   * @return {@code null} where no plan fits
   */
  static @Nullable MethodPlan reduce(MethodPlan plan, Predicate<MethodPlan> fits) {
    List<PlannedHandler> smallest = plan.handlers();
    for (List<PlannedHandler> next = smallest; next != null; next = mergeTwo(smallest)) {
      smallest = next;
    }
    if (!fits.test(plan.with(smallest))) {
      return null;
    }
    List<PlannedHandler> handlers = plan.handlers();
    while (true) {
      List<PlannedHandler> merged = mergeTwo(handlers);
      if (merged == null) {
        return plan.with(handlers);
      }
      handlers = merged;
      MethodPlan reduced = plan.with(handlers);
      if (fits.test(reduced)) {
        return reduced;
      }
    }
  }

  /** {@code null} where each cover has only one handler. */
  private static @Nullable List<PlannedHandler> mergeTwo(List<PlannedHandler> handlers) {
    int first = -1;
    int second = -1;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < handlers.size(); i++) {
      for (int j = i + 1; j < handlers.size(); j++) {
        if (handlers.get(i).cover() == handlers.get(j).cover()) {
          long loss = loss(handlers.get(i), handlers.get(j));
          if (loss < least) {
            least = loss;
            first = i;
            second = j;
          }
        }
      }
    }
    if (first < 0) {
      return null;
    }
    List<PlannedHandler> result = new ArrayList<>(handlers);
    result.set(first, merge(handlers.get(first), handlers.get(second)));
    result.remove(second);
    return result;
  }

  private static long loss(PlannedHandler a, PlannedHandler b) {
    int common = common(a.read(), b.read()).size();
    return (long) (a.read().size() - common) * length(a)
        + (long) (b.read().size() - common) * length(b);
  }

  private static int length(PlannedHandler handler) {
    int length = 0;
    for (int[] range : handler.ranges()) {
      length += range[1] - range[0];
    }
    return length;
  }

  private static PlannedHandler merge(PlannedHandler a, PlannedHandler b) {
    PlannedHandler merged = new PlannedHandler(a.cover(), common(a.read(), b.read()), a, b);
    merged.ranges().addAll(a.ranges());
    merged.ranges().addAll(b.ranges());
    return merged;
  }

  private static List<ScopedVariable> common(List<ScopedVariable> a, List<ScopedVariable> b) {
    List<ScopedVariable> result = new ArrayList<>(Math.min(a.size(), b.size()));
    for (ScopedVariable variable : a) {
      if (b.contains(variable)) {
        result.add(variable);
      }
    }
    return result;
  }
}
