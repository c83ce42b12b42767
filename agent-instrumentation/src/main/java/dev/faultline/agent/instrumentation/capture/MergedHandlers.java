// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes a plan smaller by giving several ranges one handler, which reads what is there in all of
 * them: parameters first of all. Of two handlers those are merged that lose the fewest variables
 * for the fewest instructions, until the method is small enough. One object per method.
 */
final class MergedHandlers {

  /** A handler, with what its merges are chosen by. */
  private static final class Candidate {
    private final PlannedHandler handler;
    private final long[] read;
    private final int variables;
    private final long length;

    Candidate(PlannedHandler handler, long[] read) {
      this.handler = handler;
      this.read = read;
      variables = handler.read().size();
      int instructions = 0;
      for (int[] range : handler.ranges()) {
        instructions += range[1] - range[0];
      }
      length = instructions;
    }

    boolean reads(int variable) {
      return variable >>> 6 < read.length && (read[variable >>> 6] & 1L << variable) != 0;
    }

    long loss(Candidate other) {
      int common = 0;
      for (int i = Math.min(read.length, other.read.length) - 1; i >= 0; i--) {
        common += Long.bitCount(read[i] & other.read[i]);
      }
      return (variables - common) * length + (other.variables - common) * other.length;
    }
  }

  private final MethodPlan plan;
  private final Map<ScopedVariable, Integer> numbers = new IdentityHashMap<>();

  private MergedHandlers(MethodPlan plan) {
    this.plan = plan;
  }

  /**
   * The first of ever smaller plans that fits.
   *
   * @param written the method with a plan; {@code null} where it doesn't fit
   * @return {@code null} where no plan fits
   */
  static @Nullable MethodWriter reduce(
      MethodPlan plan, Function<MethodPlan, @Nullable MethodWriter> written) {
    List<MethodPlan> plans = new MergedHandlers(plan).plans();
    if (plans.isEmpty()) {
      return null;
    }
    int tooLarge = -1;
    int fits = plans.size() - 1;
    MethodWriter result = written.apply(plans.get(fits));
    while (result != null && fits - tooLarge > 1) {
      int middle = (fits + tooLarge) >>> 1;
      MethodWriter larger = written.apply(plans.get(middle));
      if (larger == null) {
        tooLarge = middle;
      } else {
        result = larger;
        fits = middle;
      }
    }
    return result;
  }

  /** Each with one handler less than the one before, down to one for each cover. */
  private List<MethodPlan> plans() {
    List<Candidate> candidates = new ArrayList<>(plan.handlers().size());
    for (PlannedHandler handler : plan.handlers()) {
      candidates.add(new Candidate(handler, numbered(handler.read())));
    }
    List<MethodPlan> result = new ArrayList<>(candidates.size());
    while (mergeTwo(candidates)) {
      List<PlannedHandler> handlers = new ArrayList<>(candidates.size());
      for (Candidate candidate : candidates) {
        handlers.add(candidate.handler);
      }
      result.add(plan.with(handlers));
    }
    return result;
  }

  private long[] numbered(List<ScopedVariable> variables) {
    long[] result = new long[0];
    for (ScopedVariable variable : variables) {
      Integer number = numbers.get(variable);
      if (number == null) {
        number = numbers.size();
        numbers.put(variable, number);
      }
      if (number >>> 6 >= result.length) {
        result = Arrays.copyOf(result, (number >>> 6) + 1);
      }
      result[number >>> 6] |= 1L << number;
    }
    return result;
  }

  /** False where each cover has only one handler. */
  private boolean mergeTwo(List<Candidate> candidates) {
    int first = -1;
    int second = -1;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < candidates.size(); i++) {
      Candidate a = candidates.get(i);
      for (int j = i + 1; j < candidates.size(); j++) {
        Candidate b = candidates.get(j);
        if (a.handler.cover() == b.handler.cover()) {
          long loss = a.loss(b);
          if (loss < least) {
            least = loss;
            first = i;
            second = j;
          }
        }
      }
    }
    if (first < 0) {
      return false;
    }
    candidates.set(first, merge(candidates.get(first), candidates.remove(second)));
    return true;
  }

  private Candidate merge(Candidate a, Candidate b) {
    List<ScopedVariable> read = new ArrayList<>(Math.min(a.variables, b.variables));
    for (ScopedVariable variable : a.handler.read()) {
      if (b.reads(numbers.getOrDefault(variable, 0))) {
        read.add(variable);
      }
    }
    PlannedHandler merged = new PlannedHandler(a.handler.cover(), read, a.handler, b.handler);
    merged.ranges().addAll(a.handler.ranges());
    merged.ranges().addAll(b.handler.ranges());
    return new Candidate(merged, numbered(read));
  }
}
