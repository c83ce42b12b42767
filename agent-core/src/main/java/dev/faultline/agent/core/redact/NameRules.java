// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Decides by the words of a name whether it holds a secret. Words end at case changes, digits and
 * everything that is no letter. Immutable after construction; allocates nothing.
 *
 * <p>A name is read once from left to right. All that is remembered of it fits into a long: the
 * numbers of its last four words, and marks of what was met.
 */
final class NameRules {

  static final int NO_SECRET = 0;

  /** A secret where it names a variable; in prose the word may mean something else. */
  static final int WEAK = 1;

  static final int STRONG = 2;

  /** Strong, and in a text the whole line is its value. */
  static final int STRONG_LINE = 3;

  /** Longer names are texts; what is beyond is not looked at. */
  private static final int MAXIMUM_LENGTH = 256;

  private static final int SECRET = 1;
  private static final int LINE = 1 << 1;
  private static final int METADATA = 1 << 2;
  private static final int FLAG_START = 1 << 3;
  private static final int NEUTRAL = 1 << 4;
  private static final int TOKEN_OF = 1 << 5;
  private static final int NO_TOKEN_OF = 1 << 6;
  private static final int PASS_OF = 1 << 7;
  private static final int PIN_OF = 1 << 8;
  private static final int ALONE = 1 << 9;

  private static final int WORD = (1 << Vocabulary.BITS) - 1;
  private static final long WINDOW = (1L << (4 * Vocabulary.BITS)) - 1;
  private static final long HIT = 1L << 60;
  private static final long HIT_LINE = 1L << 61;
  private static final long IS_FLAG = 1L << 59;

  private final Vocabulary vocabulary = new Vocabulary();
  private final long[][] sequences = new long[WORD + 1][];
  private final Set<String> excluded = new HashSet<>();
  private final int token;
  private final int tokens;
  private final int pass;
  private final int pin;
  private final int pw;
  private final int salt;

  /**
   * @param names that are secret beside the built-in ones
   * @param excludedNames that are not, in spite of the rules
   */
  NameRules(List<String> names, List<String> excludedNames) {
    addWords(SecretWords.SECRET, SECRET);
    addWords(SecretWords.SECRET_LINE, SECRET | LINE);
    addWords(SecretWords.METADATA, METADATA);
    addWords(SecretWords.FLAG_STARTS, FLAG_START);
    addWords(SecretWords.NEUTRAL, NEUTRAL);
    addWords(SecretWords.TOKEN_OF, TOKEN_OF);
    addWords(SecretWords.NO_TOKEN_OF, NO_TOKEN_OF);
    addWords(SecretWords.PASS_OF, PASS_OF);
    addWords(SecretWords.PIN_OF, PIN_OF);
    addWords(SecretWords.ALONE, ALONE);
    token = vocabulary.add("token", 0);
    tokens = vocabulary.add("tokens", 0);
    pass = vocabulary.add("pass", 0);
    pin = vocabulary.add("pin", 0);
    pw = vocabulary.add("pw", 0);
    salt = vocabulary.add("salt", 0);
    for (String sequence : cut(SecretWords.SECRET_SEQUENCES, ',')) {
      addSequence(cut(sequence, ' '));
    }
    for (String name : names) {
      addSequence(words(name));
    }
    for (String name : excludedNames) {
      excluded.add(String.join(" ", words(name)));
    }
  }

  /** {@link #NO_SECRET}, {@link #WEAK}, {@link #STRONG} or {@link #STRONG_LINE}. */
  int verdict(CharSequence name, int from, int end) {
    int to = Math.min(end, from + MAXIMUM_LENGTH);
    long state = 0;
    int start = from;
    while (start < to) {
      if (!isLetter(name.charAt(start))) {
        start++;
        continue;
      }
      int wordEnd = wordEnd(name, start, to);
      state = read(state, name, start, wordEnd);
      start = wordEnd;
    }
    int verdict = verdict(state);
    return verdict == NO_SECRET || excluded.isEmpty() || !isExcluded(name.subSequence(from, to))
        ? verdict
        : NO_SECRET;
  }

  private boolean isExcluded(CharSequence name) {
    return excluded.contains(String.join(" ", words(name)));
  }

  private static int wordEnd(CharSequence name, int start, int to) {
    int i = start + 1;
    while (i < to && isLetter(name.charAt(i)) && !startsWord(name, i, to)) {
      i++;
    }
    return i;
  }

  /** An upper-case letter behind a lower-case one, or in front of one: {@code X|Auth|Token}. */
  private static boolean startsWord(CharSequence name, int i, int to) {
    return isUpper(name.charAt(i))
        && (!isUpper(name.charAt(i - 1)) || (i + 1 < to && isLower(name.charAt(i + 1))));
  }

  private long read(long state, CharSequence name, int start, int end) {
    int id = vocabulary.find(name, start, end);
    int marks = vocabulary.marks(id);
    long window = ((state << Vocabulary.BITS) | id) & WINDOW;
    boolean sequence = endsSequence(window);
    if ((marks & NEUTRAL) != 0 && !sequence) {
      return state;
    }
    long met = state & ~WINDOW;
    if ((marks & SECRET) != 0) {
      met |= (marks & LINE) == 0 ? HIT : HIT | HIT_LINE;
    } else if (id == Vocabulary.UNKNOWN && CompoundWords.isSecret(name, start, end)) {
      met |= HIT;
    } else if (id == Vocabulary.UNKNOWN && isTokenAtEnd(name, start, end)) {
      window = (window & ~WORD) | token;
    }
    if ((marks & FLAG_START) != 0 && (state & WINDOW) == 0) {
      met |= IS_FLAG;
    }
    return sequence ? window | met | HIT : window | met;
  }

  /** {@code mytoken}, but not {@code nexttoken}. */
  private boolean isTokenAtEnd(CharSequence name, int start, int end) {
    int middle = end - "token".length();
    if (middle <= start || !Vocabulary.isThere("token", name, middle, end)) {
      return false;
    }
    for (int i = Math.max(start, middle - 16); i < middle; i++) {
      if ((vocabulary.marks(vocabulary.find(name, i, middle)) & NO_TOKEN_OF) != 0) {
        return false;
      }
    }
    return true;
  }

  private int verdict(long state) {
    int last = (int) state & WORD;
    boolean metadata = (vocabulary.marks(last) & METADATA) != 0 && !endsSequence(state & WINDOW);
    if ((state & IS_FLAG) != 0 || metadata) {
      return NO_SECRET;
    }
    if ((state & HIT) != 0) {
      return (state & HIT_LINE) != 0 ? STRONG_LINE : STRONG;
    }
    return byLastWord(last, (int) (state >>> Vocabulary.BITS) & WORD);
  }

  private int byLastWord(int last, int previous) {
    int before = vocabulary.marks(previous);
    if (last == token) {
      return (before & TOKEN_OF) != 0 ? STRONG : (before & NO_TOKEN_OF) != 0 ? NO_SECRET : WEAK;
    }
    if (last == tokens) {
      return (before & TOKEN_OF) != 0 ? STRONG : NO_SECRET;
    }
    if ((last == pass && (before & PASS_OF) != 0) || (last == pin && (before & PIN_OF) != 0)) {
      return STRONG;
    }
    boolean alone = previous == Vocabulary.NONE && (vocabulary.marks(last) & ALONE) != 0;
    return alone || last == pw || last == salt ? WEAK : NO_SECRET;
  }

  /** Whether the last words of a name are ones that make a secret together. */
  private boolean endsSequence(long window) {
    long[] candidates = sequences[(int) window & WORD];
    if (candidates == null) {
      return false;
    }
    for (long candidate : candidates) {
      int bits = 64 - Long.numberOfLeadingZeros(candidate);
      int words = (bits + Vocabulary.BITS - 1) / Vocabulary.BITS;
      long mask = (1L << (words * Vocabulary.BITS)) - 1;
      if ((window & mask) == candidate) {
        return true;
      }
    }
    return false;
  }

  private void addWords(String words, int marks) {
    for (String word : cut(words, ' ')) {
      vocabulary.add(word, marks);
    }
  }

  /** Of longer sequences the last four words decide. */
  private void addSequence(List<String> words) {
    long sequence = 0;
    int last = 0;
    for (int i = Math.max(0, words.size() - 4); i < words.size(); i++) {
      last = vocabulary.add(words.get(i), 0);
      sequence = (sequence << Vocabulary.BITS) | last;
    }
    if (sequence == 0) {
      return;
    }
    long[] before = sequences[last];
    long[] after = new long[before == null ? 1 : before.length + 1];
    if (before != null) {
      System.arraycopy(before, 0, after, 0, before.length);
    }
    after[after.length - 1] = sequence;
    sequences[last] = after;
  }

  private static List<String> words(CharSequence name) {
    List<String> words = new ArrayList<>();
    int to = Math.min(name.length(), MAXIMUM_LENGTH);
    int start = 0;
    while (start < to) {
      int end = isLetter(name.charAt(start)) ? wordEnd(name, start, to) : start;
      if (end > start) {
        StringBuilder word = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
          word.append(Vocabulary.lower(name.charAt(i)));
        }
        words.add(word.toString());
      }
      start = Math.max(end, start + 1);
    }
    return words;
  }

  private static List<String> cut(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int end = text.indexOf(separator); end >= 0; end = text.indexOf(separator, start)) {
      parts.add(text.substring(start, end));
      start = end + 1;
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static boolean isLetter(char c) {
    return isLower(c) || isUpper(c) || (c >= 128 && Character.isLetter(c));
  }

  private static boolean isUpper(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static boolean isLower(char c) {
    return c >= 'a' && c <= 'z';
  }
}
