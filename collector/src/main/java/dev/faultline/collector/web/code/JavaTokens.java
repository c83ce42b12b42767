// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.code;

import dev.faultline.collector.web.code.Token.Kind;
import dev.faultline.collector.web.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells apart the words of Java source, line by line. Made for what the decompiler writes; other
 * text is shown as well, with less colour.
 *
 * <p>The pattern has no nested repetition, so that no text makes it slow.
 */
public final class JavaTokens {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<comment>//.*|/\\*.*?(?:\\*/|$))"
              + "|(?<string>\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"?|'[^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+'?)"
              + "|(?<annotation>@[\\w.]++)"
              + "|(?<number>\\b\\d[\\w.]*+)"
              + "|(?<word>[\\p{L}_$][\\w$\\p{L}]*+)");
  private static final Set<String> KEYWORDS =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do double"
                  + " else enum extends final finally float for goto if implements import instanceof int"
                  + " interface long native new package permits private protected public record return"
                  + " sealed short static strictfp super switch synchronized this throw throws transient"
                  + " try var void volatile while yield true false null")
              .split(" "));
  private static final int LONGEST_LINE = 4000;

  private JavaTokens() {}

  /** A line's tokens in order; their texts together are the line. */
  public static List<Token> of(String line) {
    String text =
        Visible.text(line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line);
    List<Token> tokens = new ArrayList<>();
    Matcher matcher = WORDS.matcher(text);
    int end = 0;
    while (matcher.find()) {
      between(tokens, text.substring(end, matcher.start()));
      add(tokens, kind(matcher, text), matcher.group());
      end = matcher.end();
    }
    between(tokens, text.substring(end));
    return tokens;
  }

  /** A dot begins a token of its own, as lines are broken before it. */
  private static void between(List<Token> tokens, String text) {
    int dot = text.lastIndexOf('.');
    if (dot < 0) {
      add(tokens, Kind.PLAIN, text);
    } else {
      add(tokens, Kind.PLAIN, text.substring(0, dot));
      tokens.add(new Token(Kind.PLAIN, text.substring(dot), true));
    }
  }

  private static boolean follows(List<Token> tokens, char last) {
    return !tokens.isEmpty() && tokens.get(tokens.size() - 1).text().endsWith(String.valueOf(last));
  }

  private static void add(List<Token> tokens, Kind kind, String text) {
    if (!text.isEmpty()) {
      tokens.add(new Token(kind, text, follows(tokens, '(')));
    }
  }

  private static Kind kind(Matcher matcher, String text) {
    if (matcher.group("comment") != null) {
      return Kind.COMMENT;
    }
    if (matcher.group("string") != null) {
      return Kind.STRING;
    }
    if (matcher.group("annotation") != null) {
      return Kind.ANNOTATION;
    }
    return matcher.group("number") != null
        ? Kind.NUMBER
        : word(matcher.group("word"), text, matcher.end());
  }

  private static Kind word(String word, String text, int end) {
    if (KEYWORDS.contains(word)) {
      return Kind.KEYWORD;
    }
    if (end < text.length() && text.charAt(end) == '(' && !Character.isUpperCase(word.charAt(0))) {
      return Kind.CALL;
    }
    return Character.isUpperCase(word.charAt(0)) && !constant(word) ? Kind.TYPE : Kind.PLAIN;
  }

  private static boolean constant(String word) {
    return word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
  }
}
