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
 */
public record Fact(
    String label, String text, boolean code, @Nullable Moment moment, @Nullable String more) {
  static Fact text(String label, String text) {
    return new Fact(label, text, false, null, null);
  }

  static Fact code(String label, String text, @Nullable String more) {
    return new Fact(label, text, true, null, more);
  }

  static Fact moment(String label, Moment moment) {
    return new Fact(label, "", false, moment, null);
  }
}
