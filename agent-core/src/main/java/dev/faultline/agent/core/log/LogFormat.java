// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

/** Makes text of log lines. Without {@code java.time}, so that it costs nothing in premain. */
final class LogFormat {

  private static final int MAXIMUM_FRAMES = 40;
  private static final int MAXIMUM_CAUSES = 5;
  private static final long DAY = 86_400_000L;

  private LogFormat() {}

  /** One line, with the frames of its cause below it. */
  static String format(LogLine line) {
    StringBuilder text = new StringBuilder(160);
    appendTime(text, line.time());
    text.append(' ').append(LogLevel.name(line.level()).toUpperCase(java.util.Locale.ROOT));
    text.append(" [").append(line.thread()).append("] ");
    appendOnOneLine(text, line.message());
    Throwable cause = line.cause();
    for (int i = 0; cause != null && i < MAXIMUM_CAUSES; i++) {
      appendThrowable(text, i == 0 ? "\n  " : "\n  caused by ", cause);
      cause = cause.getCause();
    }
    return text.append('\n').toString();
  }

  private static void appendThrowable(StringBuilder text, String before, Throwable throwable) {
    text.append(before).append(throwable.getClass().getName());
    String message = throwable.getMessage();
    if (message != null) {
      text.append(": ");
      appendOnOneLine(text, message);
    }
    int count = 0;
    for (StackTraceElement frame : throwable.getStackTrace()) {
      if (count++ == MAXIMUM_FRAMES) {
        text.append("\n    …");
        break;
      }
      text.append("\n    at ").append(frame);
    }
  }

  /** Nobody can forge a line by a message with a line break in it. */
  private static void appendOnOneLine(StringBuilder text, String message) {
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      text.append(c < ' ' || c == 127 || c == '\u2028' || c == '\u2029' ? ' ' : c);
    }
  }

  /** {@code 2026-11-22T16:58:01.123Z}. */
  static void appendTime(StringBuilder text, long millis) {
    long days = Math.floorDiv(millis, DAY);
    int ofDay = (int) Math.floorMod(millis, DAY);
    appendDate(text, days);
    text.append('T');
    appendNumber(text, ofDay / 3_600_000, 2);
    text.append(':');
    appendNumber(text, ofDay / 60_000 % 60, 2);
    text.append(':');
    appendNumber(text, ofDay / 1_000 % 60, 2);
    text.append('.');
    appendNumber(text, ofDay % 1_000, 3);
    text.append('Z');
  }

  /** Days since 1970 as a date: the years begin in March, so that leap days come last. */
  private static void appendDate(StringBuilder text, long days) {
    long shifted = days + 719_468;
    long era = Math.floorDiv(shifted, 146_097);
    long dayOfEra = shifted - era * 146_097;
    long yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
    long dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    long monthFromMarch = (5 * dayOfYear + 2) / 153;
    long day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
    long month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
    appendNumber(text, yearOfEra + era * 400 + (month <= 2 ? 1 : 0), 4);
    text.append('-');
    appendNumber(text, month, 2);
    text.append('-');
    appendNumber(text, day, 2);
  }

  private static void appendNumber(StringBuilder text, long number, int width) {
    String digits = Long.toString(number);
    for (int i = digits.length(); i < width; i++) {
      text.append('0');
    }
    text.append(digits);
  }
}
