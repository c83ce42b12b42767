// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import dev.faultline.collector.explain.FrameSource.LineRange;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Questions about Java source that can be answered by looking at its lines. Line numbers are
 * 1-based.
 */
final class SourceText {
  /** One level; a tab, so that pages can set its width. */
  static final String INDENT = "\t";

  private static final int LONGEST_STATEMENT = 30;

  private final List<String> lines;

  SourceText(List<String> lines) {
    this.lines = lines;
  }

  /**
   * The line nearest to the given one, before it rather than after, of the same statement, that has
   * the word; else the given one.
   */
  int lineOfStatementWith(int line, String word) {
    if (word.isEmpty() || has(line, word)) {
      return line;
    }
    return IntStream.iterate(line - 1, at -> at >= 1 && continues(at), at -> at - 1)
        .limit(LONGEST_STATEMENT)
        .filter(at -> has(at, word))
        .findFirst()
        .orElseGet(() -> laterLineWith(line, word));
  }

  private int laterLineWith(int line, String word) {
    return IntStream.iterate(line + 1, at -> at <= lines.size() && continues(at - 1), at -> at + 1)
        .limit(LONGEST_STATEMENT)
        .filter(at -> has(at, word))
        .findFirst()
        .orElse(line);
  }

  /** Whether the statement on this line goes on in the next one. */
  private boolean continues(int line) {
    String text = lines.get(line - 1).stripTrailing();
    return !text.isEmpty() && !text.endsWith(";") && !text.endsWith("{") && !text.endsWith("}");
  }

  private boolean has(int line, String word) {
    return wordPattern(word).matcher(lines.get(line - 1)).find();
  }

  /** Where a field gets its value at its declaration, within the class of this internal name. */
  Optional<Integer> fieldDeclaration(String owner, String field) {
    Pattern assigned = Pattern.compile(bounded(field) + "\\s*=[^=]");
    return IntStream.rangeClosed(classDeclaration(owner), lines.size())
        .filter(line -> assigned.matcher(lines.get(line - 1)).find())
        .boxed()
        .findFirst();
  }

  /**
   * Widens the range of a method's code to the member of its class that has it: from annotations to
   * the closing brace.
   */
  LineRange memberAround(String owner, LineRange code) {
    int member = indentation(classDeclaration(owner)) + INDENT.length();
    int first = edge(code.first(), -1, member);
    while (first > 1 && lines.get(first - 2).strip().startsWith("@")) {
      first--;
    }
    return new LineRange(first, edge(code.last(), 1, member));
  }

  private int edge(int from, int step, int member) {
    return IntStream.iterate(from, at -> at >= 1 && at <= lines.size(), at -> at + step)
        .filter(at -> !lines.get(at - 1).isBlank() && indentation(at) <= member)
        .findFirst()
        .orElse(from);
  }

  private int indentation(int line) {
    String text = lines.get(line - 1);
    return text.length() - text.stripLeading().length();
  }

  private int classDeclaration(String owner) {
    String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    Pattern declared = Pattern.compile("\\b(?:class|interface|enum|record)\\s+" + bounded(simple));
    return IntStream.rangeClosed(1, lines.size())
        .filter(line -> declared.matcher(lines.get(line - 1)).find())
        .findFirst()
        .orElse(1);
  }

  private static Pattern wordPattern(String word) {
    return Pattern.compile(bounded(word));
  }

  private static String bounded(String word) {
    return "(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])";
  }
}
