// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/**
 * Values with a secret's name in front of them, in all the ways that texts have: {@code
 * password=…}, {@code "password": "…"}, {@code Authorization: …}, {@code <password>…</password>},
 * {@code --password …}, {@code PASSWORD '…'}.
 */
final class NamedValues {

  private static final int LONGEST_NAME = 64;
  private static final int LONGEST_LITERAL = 256;

  private final NameRules names;

  NamedValues(NameRules names) {
    this.names = names;
  }

  /** At {@code =} or {@code :}. */
  long atSeparator(String text, int index) {
    char separator = text.charAt(index);
    char next = charAt(text, index + 1);
    char before = charAt(text, index - 1);
    if (next == '=' || (next == separator) || before == separator || isComparison(before)) {
      return Span.NONE;
    }
    int end = index;
    while (end > 0 && index - end < 3 && text.charAt(end - 1) == ' ') {
      end--;
    }
    int verdict = verdict(text, end, separator);
    if (verdict == NameRules.NO_SECRET) {
      return Span.NONE;
    }
    int from = separator == '=' && next == '>' ? index + 2 : index + 1;
    char line = verdict == NameRules.STRONG_LINE ? separator : ValueSpan.NO_LINE;
    return ValueSpan.find(text, skipSpaces(text, from), line);
  }

  private static boolean isComparison(char c) {
    return c == '!' || c == '<' || c == '>' || c == '=';
  }

  /** Of the name that ends at {@code end}, quoted, in brackets, or plain. */
  private int verdict(String text, int end, char separator) {
    char last = charAt(text, end - 1);
    if (Letters.isQuote(last)) {
      int start = opening(text, end - 1, last);
      return start < 0 ? NameRules.NO_SECRET : names.verdict(text, start, end - 1);
    }
    if (last == ']') {
      int start = opening(text, end - 1, '[');
      return start < 0 ? NameRules.NO_SECRET : names.verdict(text, start, end - 1);
    }
    int start = startOfName(text, end);
    if (start == end) {
      return NameRules.NO_SECRET;
    }
    if (text.startsWith("-D", start)) {
      start += 2;
    }
    int verdict = names.verdict(text, start, end);
    if (verdict >= NameRules.STRONG) {
      return verdict;
    }
    if (isSignatureOfUrl(text, start, end) || isValueOfNamed(text, start, end)) {
      return NameRules.STRONG;
    }
    boolean prose = start >= 2 && text.charAt(start - 1) == ' ' && isWord(text.charAt(start - 2));
    if (!prose) {
      return verdict;
    }
    int two = names.verdict(text, startOfName(text, start - 1), end);
    return two >= NameRules.STRONG ? two : separator == '=' ? verdict : NameRules.NO_SECRET;
  }

  /** Azure's {@code &sig=…}: as a variable's name, {@code sig} is anything. */
  private static boolean isSignatureOfUrl(String text, int start, int end) {
    char before = charAt(text, start - 1);
    return (before == '?' || before == '&') && Vocabulary.isThere("sig", text, start, end);
  }

  /** {@code name="password" value="…"}. */
  private boolean isValueOfNamed(String text, int start, int end) {
    char quote = charAt(text, start - 2);
    if (!Letters.isQuote(quote) || !Vocabulary.isThere("value", text, start, end)) {
      return false;
    }
    int name = opening(text, start - 2, quote);
    return name >= 0 && names.verdict(text, name, start - 2) >= NameRules.WEAK;
  }

  private static boolean isWord(char c) {
    return Letters.isAlphanumeric(c);
  }

  /** At a quote: {@code password 'x'}, {@code IDENTIFIED BY 'x'}. */
  long atQuote(String text, int index) {
    if (charAt(text, index - 1) != ' ' || !Letters.isName(charAt(text, index - 2))) {
      return Span.NONE;
    }
    int start = startOfName(text, index - 1);
    if (isVerb(text, start, index - 1) && charAt(text, start - 1) == ' ') {
      return atLiteral(text, index, startOfName(text, start - 1), start - 1);
    }
    return atLiteral(text, index, start, index - 1);
  }

  /** {@code the password was "x"}. */
  private static boolean isVerb(String text, int from, int to) {
    return Vocabulary.isThere("was", text, from, to)
        || Vocabulary.isThere("is", text, from, to)
        || Vocabulary.isThere("to", text, from, to);
  }

  private long atLiteral(String text, int index, int start, int nameEnd) {
    boolean identified =
        Vocabulary.isThere("by", text, start, nameEnd)
            && Vocabulary.isThere("identified ", text, start - 11, start);
    if (!identified && names.verdict(text, start, nameEnd) < NameRules.STRONG) {
      return Span.NONE;
    }
    int end = text.indexOf(text.charAt(index), index + 1);
    boolean literal = end > index + 1 && end - index <= LONGEST_LITERAL;
    return literal && !isHarmless(text, index + 1, end) ? Span.of(index + 1, end) : Span.NONE;
  }

  /** At {@code >}: {@code <password>x</password>}, {@code <entry key="password">x</entry>}. */
  long atTagEnd(String text, int index) {
    if (charAt(text, index - 1) == '-') {
      return atArrow(text, index);
    }
    int start = index;
    while (start > 0 && index - start <= LONGEST_NAME && text.charAt(start - 1) != '<') {
      start--;
    }
    if (charAt(text, start - 1) != '<' || charAt(text, start) == '/') {
      return Span.NONE;
    }
    int nameEnd = start;
    while (nameEnd < index && (isTagName(text.charAt(nameEnd)))) {
      nameEnd++;
    }
    char last = charAt(text, index - 1);
    boolean secret = names.verdict(text, start, nameEnd) >= NameRules.WEAK;
    if (!secret && Letters.isQuote(last)) {
      int key = opening(text, index - 1, last);
      secret =
          (text.startsWith("key=", key - 5) || text.startsWith("name=", key - 6))
              && names.verdict(text, key, index - 1) >= NameRules.WEAK;
    }
    if (last == '/' || !secret) {
      return Span.NONE;
    }
    int from = index + 1;
    boolean data = text.startsWith("<![CDATA[", from);
    int end = data ? text.indexOf("]]>", from) : text.indexOf('<', from);
    from = data ? from + "<![CDATA[".length() : from;
    end = end < 0 ? text.length() : end;
    return isHarmless(text, from, end) ? Span.NONE : Span.of(from, end);
  }

  /** {@code password -> x}. */
  private long atArrow(String text, int index) {
    int end = index - 1;
    while (end > 0 && index - end < 4 && text.charAt(end - 1) == ' ') {
      end--;
    }
    return names.verdict(text, startOfName(text, end), end) < NameRules.STRONG
        ? Span.NONE
        : ValueSpan.find(text, skipSpaces(text, index + 1), ValueSpan.NO_LINE);
  }

  private static boolean isTagName(char c) {
    return Letters.isName(c) || c == ':';
  }

  /** At the first dash of {@code --password x}, {@code -storepass x}. */
  long atOption(String text, int index) {
    char before = charAt(text, index - 1);
    if (Letters.isName(before) || charAt(text, index + 1) == ' ') {
      return Span.NONE;
    }
    int end = index + 2;
    while (end < text.length() && end - index < LONGEST_NAME && Letters.isName(text.charAt(end))) {
      end++;
    }
    if (text.startsWith("-u ", index)) {
      return atUser(text, index + 3);
    }
    if (Vocabulary.isThere("--user", text, index, end) && charAt(text, end) == ' ') {
      return atUser(text, end + 1);
    }
    if (end == index + 2 || charAt(text, end) != ' ' || charAt(text, end + 1) == '-') {
      return Span.NONE;
    }
    return names.verdict(text, index + 1, end) < NameRules.STRONG
        ? Span.NONE
        : ValueSpan.find(text, end + 1, ValueSpan.NO_LINE);
  }

  /** {@code -u user:password}, {@code --user user:password}; but not {@code -u 1000:1000}. */
  private static long atUser(String text, int from) {
    int colon = -1;
    boolean digits = true;
    int end = from;
    while (end < text.length() && end - from < LONGEST_LITERAL && isUserPart(text.charAt(end))) {
      colon = colon < 0 && text.charAt(end) == ':' ? end : colon;
      digits &= Letters.isDigit(text.charAt(end)) || text.charAt(end) == ':';
      end++;
    }
    boolean found = colon > from && colon + 1 < end && !digits && text.charAt(colon + 1) != '/';
    return found && !isHarmless(text, colon + 1, end) ? Span.of(colon + 1, end) : Span.NONE;
  }

  private static boolean isUserPart(char c) {
    return !Letters.isSpace(c) && !Letters.isQuote(c);
  }

  /** Nothing, {@code null}, a flag, a placeholder, or redacted already. */
  static boolean isHarmless(String text, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && Letters.isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && Letters.isSpace(text.charAt(end - 1))) {
      end--;
    }
    if (start == end) {
      return true;
    }
    if (end - start == TextRedactor.REPLACEMENT.length()
        && text.startsWith(TextRedactor.REPLACEMENT, start)) {
      return true;
    }
    boolean masked = true;
    for (int i = start; i < end && masked; i++) {
      char c = text.charAt(i);
      masked = c == '*' || c == '\u2022' || c == '?' || c == '.' || c == '{' || c == '}';
    }
    return masked || isKeyword(text, start, end);
  }

  private static boolean isKeyword(String text, int start, int end) {
    return Vocabulary.isThere("null", text, start, end)
        || Vocabulary.isThere("true", text, start, end)
        || Vocabulary.isThere("false", text, start, end)
        || Vocabulary.isThere("none", text, start, end)
        || Vocabulary.isThere("nil", text, start, end)
        || Vocabulary.isThere("yes", text, start, end)
        || Vocabulary.isThere("no", text, start, end)
        || Vocabulary.isThere("undefined", text, start, end)
        || Vocabulary.isThere("[redacted]", text, start, end)
        || Vocabulary.isThere("<redacted>", text, start, end)
        || Vocabulary.isThere("[protected]", text, start, end)
        || Vocabulary.isThere("%s", text, start, end);
  }

  private static int startOfName(String text, int end) {
    int start = end;
    while (start > 0 && end - start < LONGEST_NAME && Letters.isName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  /** Where the name starts that a quote or bracket opens; -1 where none does. */
  private static int opening(String text, int end, char opening) {
    for (int i = end - 1; i >= 0 && end - i <= LONGEST_NAME; i--) {
      if (text.charAt(i) == opening) {
        return i + 1;
      }
    }
    return -1;
  }

  private static int skipSpaces(String text, int from) {
    int i = from;
    while (i < text.length() && i - from < 8 && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
      i++;
    }
    return i;
  }

  private static char charAt(String text, int index) {
    return index >= 0 && index < text.length() ? text.charAt(index) : 0;
  }
}
