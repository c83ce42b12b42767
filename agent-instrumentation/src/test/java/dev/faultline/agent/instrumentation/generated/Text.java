// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a generated program, in two forms that differ in nothing but notes. Notes never
 * change which line something is on.
 */
final class Text {

  private static final char OPEN = '\u0001';
  private static final char CLOSE = '\u0002';

  /** Something of the text that stands for a variable or a site: {@code ^3.17.}. */
  private static final Pattern MARK = Pattern.compile("\u0003([vasdfbet])(\\d+)\u0004");

  /** Of a type, what facts leave out. */
  private static final Pattern DETAILS = Pattern.compile("<.*|[,:| ]");

  private static final Pattern NOTE = Pattern.compile(OPEN + "[^" + CLOSE + "]*" + CLOSE);

  /** {@code this}, which a lambda captures that uses it. */
  static final String THIS = "\u0003t0\u0004";

  /** Where a lambda's or anonymous class's body ends. */
  static final String END = "\u0003e0\u0004";

  private final Context context;
  private final Captures captures = new Captures();
  private final List<String> lines;
  private final Map<Integer, Integer> lastUses = new HashMap<>();
  private final Set<Integer> declared = new HashSet<>();

  Text(Tree program, Context context) {
    this.context = context;
    lines = program.lines();
    findUses();
  }

  static String note(String text) {
    return OPEN + text + CLOSE;
  }

  static String use(Variable variable) {
    return "\u0003v" + variable.id() + '\u0004';
  }

  /** As what is assigned, which is no use of what it has been. */
  static String target(Variable variable) {
    return "\u0003a" + variable.id() + '\u0004';
  }

  static String declaration(Variable variable) {
    return "\u0003d" + variable.id() + '\u0004';
  }

  /** Where a lambda's or anonymous class's body begins. */
  static String begin(Body body) {
    return "\u0003b" + body.id() + '\u0004';
  }

  static String site(Site site) {
    return "\u0003s" + site.id() + '\u0004';
  }

  /** What is said of a variable that is assigned within an expression. */
  static String fact(Variable variable) {
    return "\u0003f" + variable.id() + '\u0004';
  }

  private void findUses() {
    for (int i = 0; i < lines.size(); i++) {
      Matcher matcher = MARK.matcher(NOTE.matcher(lines.get(i)).replaceAll(""));
      while (matcher.find()) {
        found(matcher.group(1), Integer.parseInt(matcher.group(2)), i);
      }
    }
  }

  private void found(String mark, int id, int line) {
    switch (mark) {
      case "v" -> {
        lastUses.put(id, line);
        captures.use(variable(id));
      }
      case "d" -> declared.add(id);
      case "b" -> captures.begin(Objects.requireNonNull(context.bodies.get(id)));
      case "e" -> captures.end();
      case "t" -> captures.useThis();
      default -> {}
    }
  }

  private Variable variable(int id) {
    return Objects.requireNonNull(context.variables.get(id));
  }

  String plain() {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      result.append(marks(NOTE.matcher(lines.get(i)).replaceAll(""), i)).append('\n');
    }
    return result.toString();
  }

  String withNotes() {
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).replace(String.valueOf(OPEN), "").replace("" + CLOSE, "");
      result.append(marks(line, i)).append('\n');
    }
    return result.toString();
  }

  private String marks(String line, int number) {
    return MARK.matcher(line)
        .replaceAll(
            mark -> {
              int id = Integer.parseInt(mark.group(2));
              return Matcher.quoteReplacement(
                  switch (mark.group(1)) {
                    case "s" -> call(Objects.requireNonNull(context.sites.get(id)), number);
                    case "f" -> fact(variable(id), null, number);
                    case "t" -> "this";
                    case "b", "e" -> "";
                    default -> variable(id).name();
                  });
            });
  }

  private String call(Site site, int line) {
    List<String> facts = new ArrayList<>();
    StringBuilder values = new StringBuilder();
    for (Variable variable : site.variables(captures)) {
      if (variable.id() < 0 || variable.name().equals("n") || declared.contains(variable.id())) {
        facts.add(fact(variable, site, line));
        values.append(values.length() == 0 ? "" : ", ").append(variable.name());
      }
    }
    List<String> tolerated = site.tolerated().stream().map(Variable::name).distinct().toList();
    return "gen.T.at(\""
        + String.join(",", facts)
        + "|"
        + String.join(",", tolerated)
        + "\", new Object[] {"
        + values
        + "})";
  }

  /** {@code name:type:flags}; the flags are explained in {@code Notes}. */
  private String fact(Variable variable, @org.jspecify.annotations.Nullable Site site, int line) {
    String flags = variable.parameter() ? "p" : "";
    int lastUse = lastUses.getOrDefault(variable.id(), -1);
    boolean own = site != null && variable.owner() == site.body();
    boolean certain = !context.uncertain.contains(variable.id());
    if (!variable.canBeLarge() || (own && certain && line <= lastUse)) {
      flags += "m";
    } else if (own && certain && !site.readsBehindLastUse() && !variable.smallArray()) {
      flags += "d";
    }
    return variable.name() + ":" + DETAILS.matcher(variable.type()).replaceAll("") + ":" + flags;
  }
}
