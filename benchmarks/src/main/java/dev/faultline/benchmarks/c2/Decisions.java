// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.c2;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;

/**
 * What C2 decided in one run, beside what it decided in another. Two runs of the same program
 * differ too: compare two without an agent first.
 */
public final class Decisions {

  private static final int LONGEST_LIST = 40;

  private record Lost(String callee, String caller, String reason, long calls) {}

  private final CompilationLog base;
  private final CompilationLog other;

  public Decisions(CompilationLog base, CompilationLog other) {
    this.base = base;
    this.other = other;
  }

  /** Tables in Markdown. */
  public String report() {
    StringBuilder text = new StringBuilder();
    text.append("| C2 | base | this run |\n|---|--:|--:|\n");
    row(text, "methods compiled", base.methods().size(), other.methods().size());
    row(text, "calls inlined", base.inlinings(), other.inlinings());
    long[] bytes = nativeBytes();
    row(text, "bytes of machine code of the methods that both compiled", bytes[0], bytes[1]);
    TreeSet<String> reasons = new TreeSet<>(base.reasons().keySet());
    reasons.addAll(other.reasons().keySet());
    for (String reason : reasons) {
      row(
          text,
          "not inlined: " + reason,
          base.reasons().getOrDefault(reason, 0),
          other.reasons().getOrDefault(reason, 0));
    }
    List<Lost> lost = lost();
    text.append("\nInlined at each of its calls within a method in the base, and not in this run: ")
        .append(lost.size())
        .append(".\n\n");
    if (!lost.isEmpty()) {
      text.append("| method | within | why not | calls profiled |\n|---|---|---|--:|\n");
      for (Lost one : lost.subList(0, Math.min(LONGEST_LIST, lost.size()))) {
        text.append(
            String.format(
                Locale.ROOT,
                "| `%s` | `%s` | %s | %,d |%n",
                one.callee,
                one.caller,
                one.reason,
                one.calls));
      }
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String what, long before, long now) {
    text.append(String.format(Locale.ROOT, "| %s | %,d | %,d |%n", what, before, now));
  }

  private long[] nativeBytes() {
    long[] sums = new long[2];
    for (Map.Entry<String, CompiledMethod> entry : base.methods().entrySet()) {
      CompiledMethod now = other.methods().get(entry.getKey());
      if (now != null) {
        sums[0] += entry.getValue().nativeBytes();
        sums[1] += now.nativeBytes();
      }
    }
    return sums;
  }

  /** The most called first. */
  private List<Lost> lost() {
    List<Lost> found = new ArrayList<>();
    other
        .methods()
        .forEach(
            (root, now) -> {
              CompiledMethod before = base.methods().get(root);
              if (before != null) {
                add(root, before, now, found);
              }
            });
    found.sort(
        Comparator.comparingLong(Lost::calls)
            .reversed()
            .thenComparing(Lost::caller)
            .thenComparing(Lost::callee));
    return found;
  }

  private static void add(
      String root, CompiledMethod before, CompiledMethod now, List<Lost> found) {
    for (Map.Entry<String, String> refused : now.refused().entrySet()) {
      String callee = Objects.requireNonNull(refused.getKey());
      if (before.alwaysInlines(callee)) {
        found.add(new Lost(callee, root, refused.getValue(), now.calls(callee)));
      }
    }
  }
}
