// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.web.text.Moment;
import org.jspecify.annotations.Nullable;

/**
 * A labelled value.
 *
 * @param code whether it is set as code
 * @param moment shown instead of the text
 * @param more on hover
 * @param copied whether a reader would want it on the clipboard
 */
public record Fact(
    String label,
    String text,
    boolean code,
    @Nullable Moment moment,
    @Nullable String more,
    boolean copied) {
  static Fact text(String label, String text) {
    return new Fact(label, text, false, null, null, false);
  }

  static Fact code(String label, String text, @Nullable String more) {
    return new Fact(label, text, true, null, more, false);
  }

  static Fact copied(String label, String text) {
    return new Fact(label, text, true, null, null, true);
  }

  static Fact moment(String label, Moment moment) {
    return new Fact(label, "", false, moment, null, false);
  }
}
