// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/**
 * The words that rules know, each with a number and marks. Looked up in place, without making a
 * String of the word. Filled by one thread, then read by all.
 */
final class Vocabulary {

  /** Words have numbers below this, so that several fit into a long. */
  static final int BITS = 10;

  static final int NONE = 0;
  static final int UNKNOWN = 1;

  private static final int MAXIMUM = 1 << BITS;
  private static final int TABLE = 4 * MAXIMUM;

  private final String[] words = new String[MAXIMUM];
  private final int[] marks = new int[MAXIMUM];
  private final short[] table = new short[TABLE];
  private int count = UNKNOWN + 1;

  /**
   * The number of the word, which has these marks from now on beside those it had. {@link #UNKNOWN}
   * where there are too many words.
   *
   * @param word in lower case
   */
  int add(String word, int newMarks) {
    int slot = slot(word, 0, word.length());
    if (table[slot] == 0) {
      if (count == MAXIMUM) {
        return UNKNOWN;
      }
      words[count] = word;
      table[slot] = (short) count++;
    }
    marks[table[slot]] |= newMarks;
    return table[slot];
  }

  /** The number of the word that stands there in any case; {@link #UNKNOWN} for others. */
  int find(CharSequence text, int from, int to) {
    int id = table[slot(text, from, to)];
    return id == 0 ? UNKNOWN : id;
  }

  int marks(int id) {
    return marks[id];
  }

  private int slot(CharSequence text, int from, int to) {
    int hash = 0;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + lower(text.charAt(i));
    }
    int slot = (hash ^ (hash >>> 15)) & (TABLE - 1);
    while (table[slot] != 0 && !isThere(words[table[slot]], text, from, to)) {
      slot = (slot + 1) & (TABLE - 1);
    }
    return slot;
  }

  /** Whether {@code word}, in lower case, stands there in any case. */
  static boolean isThere(String word, CharSequence text, int from, int to) {
    if (word.length() != to - from || from < 0) {
      return false;
    }
    for (int i = from; i < to; i++) {
      if (lower(text.charAt(i)) != word.charAt(i - from)) {
        return false;
      }
    }
    return true;
  }

  static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
  }
}
