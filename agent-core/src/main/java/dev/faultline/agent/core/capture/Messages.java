// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.redact.Redactor;

/** Messages of exceptions, and names that the application gives: cut and redacted. */
final class Messages {

  static final String REDACTED = Redactor.REPLACEMENT;

  private static final int LONGEST = 2048;
  private static final int LONGEST_NAME = 256;

  private Messages() {}

  static String clean(String text, Recorder recorder) {
    return clean(text, LONGEST, recorder);
  }

  /** Of a thread, or a thread group: servers put requests into them. */
  static String name(String text, Recorder recorder) {
    return clean(text, LONGEST_NAME, recorder);
  }

  /**
   * Redacts before it cuts, so that a secret at the cut is recognised; looks at no more than twice
   * what is kept.
   */
  static String clean(String text, int longest, Recorder recorder) {
    String part = text.length() > 2 * longest ? text.substring(0, 2 * longest) : text;
    String clean = recorder.redaction().redactText(part);
    if (clean.length() <= longest) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(longest - 1)) ? longest - 1 : longest;
    return clean.substring(0, end) + "…";
  }
}
