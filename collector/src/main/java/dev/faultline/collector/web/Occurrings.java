// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import dev.faultline.collector.model.Occurring;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Time and place of occurrences in a page's address. What can't be read is left out. */
final class Occurrings {
  private Occurrings() {}

  static Occurring of(Context context) {
    return new Occurring(
        time(context.queryParam("from")),
        time(context.queryParam("to")),
        text(context.queryParam("deployment")),
        text(context.queryParam("agent")));
  }

  static @Nullable Instant time(@Nullable String text) {
    try {
      return text == null ? null : Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
    } catch (DateTimeParseException | ArithmeticException e) {
      return null;
    }
  }

  private static @Nullable String text(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
