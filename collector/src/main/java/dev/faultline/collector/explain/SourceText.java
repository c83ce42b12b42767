// SPDX-License-Identifier: Apache-2.0
package dev.faultline.collector.explain;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Questions about Java source that can be answered by looking at its lines. Line numbers are 1-based. */
final class SourceText {
  private static final int LONGEST_STATEMENT = 30;

  private final List<String> lines;

  SourceText(List<String> lines) {
    this.lines = lines;
  }

  /** The line nearest to the given one, before it rather than after, of the same statement, that has the word; else the given one. */
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

  private int classDeclaration(String owner) {
    String simple = owner.substring(Math.max(owner.lastIndexOf('/'), owner.lastIndexOf('$')) + 1);
    Pattern declared =
        Pattern.compile("\\b(?:class|interface|enum|record)\\s+" + bounded(simple));
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
