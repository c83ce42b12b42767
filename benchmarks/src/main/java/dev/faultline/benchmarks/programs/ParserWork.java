// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

/**
 * Exceptions as control flow: a hundred rows of numbers, in each of which the last field is none,
 * which is thrown by the field and caught three frames up, by the document. The numbers are as many
 * as make about 100,000 exceptions a second on one thread.
 */
public final class ParserWork implements Workload {

  private static final int ROWS = 100;
  private static final int FIELDS = 900;

  private final String[] rows = new String[ROWS];

  public ParserWork() {
    for (int row = 0; row < ROWS; row++) {
      StringBuilder text = new StringBuilder();
      for (int field = 0; field < FIELDS; field++) {
        text.append(row * 131 + field * 7).append(';');
      }
      rows[row] = text.append("n/a").toString();
    }
  }

  @Override
  public long request(int number, boolean fails) {
    long sum = 0;
    for (String row : rows) {
      try {
        sum += row(row);
      } catch (NotANumberException expected) {
        sum += expected.at;
      }
    }
    return sum;
  }

  private static long row(String text) {
    long sum = 0;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf(';', start);
      int stop = end < 0 ? text.length() : end;
      sum = sum * 31 + field(text, start, stop);
      start = stop + 1;
    }
    return sum;
  }

  private static int field(String text, int start, int end) {
    int value = 0;
    for (int i = start; i < end; i++) {
      value = value * 10 + digit(text, i);
    }
    return value;
  }

  private static int digit(String text, int at) {
    int digit = text.charAt(at) - '0';
    if (digit < 0 || digit > 9) {
      throw new NotANumberException(text.charAt(at), at);
    }
    return digit;
  }

  /** With a stack, as almost all exceptions have. */
  static final class NotANumberException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final int at;

    NotANumberException(char found, int at) {
      super("no digit: " + found);
      this.at = at;
    }
  }
}
