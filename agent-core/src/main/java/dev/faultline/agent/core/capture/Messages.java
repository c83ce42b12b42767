// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.record.Recorder;

/** Messages of exceptions: cut and redacted. */
final class Messages {

  private static final int LONGEST = 2048;

  private Messages() {}

  /**
   * Redacts before it cuts, so that a secret at the cut is recognised; looks at no more than twice
   * what is kept.
   */
  static String clean(String text, Recorder recorder) {
    String part = text.length() > 2 * LONGEST ? text.substring(0, 2 * LONGEST) : text;
    String clean = recorder.redaction().redactText(part);
    if (clean.length() <= LONGEST) {
      return clean;
    }
    int end = Character.isHighSurrogate(clean.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return clean.substring(0, end) + "…";
  }
}
