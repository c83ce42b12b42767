// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user's own expressions. They run on application threads, so each may look at a text's
 * characters only so often: one that goes on for longer has the whole text redacted.
 */
final class UserPatterns {

  private static final int LOOKS_PER_CHARACTER = 200;
  private static final int LOOKS_AT_LEAST = 10_000;

  private final Pattern[] patterns;

  UserPatterns(List<Pattern> patterns) {
    this.patterns = patterns.toArray(new Pattern[0]);
  }

  String redact(String text) {
    String redacted = text;
    for (Pattern pattern : patterns) {
      redacted = redact(pattern, redacted);
    }
    return redacted;
  }

  private static String redact(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(new Watched(text));
    StringBuilder redacted = null;
    int copied = 0;
    while (matcher.find()) {
      if (matcher.end() == matcher.start()) {
        continue;
      }
      redacted = redacted == null ? new StringBuilder(text.length()) : redacted;
      redacted.append(text, copied, matcher.start()).append(TextRedactor.REPLACEMENT);
      copied = matcher.end();
    }
    return redacted == null ? text : redacted.append(text, copied, text.length()).toString();
  }

  /** Counts how often it is looked at. */
  private static final class Watched implements CharSequence {

    private final String text;
    private int left;

    Watched(String text) {
      this.text = text;
      this.left = Math.max(LOOKS_AT_LEAST, LOOKS_PER_CHARACTER * text.length());
    }

    @Override
    public char charAt(int index) {
      if (--left < 0) {
        throw new IllegalStateException("the expression takes too long");
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.substring(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }
}
