// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

/** What tells a sentence from a value: {@code password: must not be blank}. */
final class Prose {

  private static final String[] VERBS = {
    "must",
    "is",
    "was",
    "has",
    "should",
    "cannot",
    "may",
    "will",
    "does",
    "needs",
    "not",
    "too",
    "required",
    "invalid",
    "missing",
    "expired",
    "incorrect"
  };

  private Prose() {}

  static boolean isVerb(String text, int from, int to) {
    if (to < text.length() && text.charAt(to) != ' ') {
      return false;
    }
    for (String verb : VERBS) {
      if (Vocabulary.isThere(verb, text, from, to)) {
        return true;
      }
    }
    return false;
  }
}
