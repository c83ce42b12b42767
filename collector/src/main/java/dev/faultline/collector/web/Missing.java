// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import io.javalin.http.Context;
import java.util.Map;

/** What a reader sees where there is nothing. */
final class Missing {
  private Missing() {}

  /** {@code reason} is a sentence; it may hold parts of the address. */
  static void answer(Context context, Templates templates, String reason) {
    context.status(404);
    templates.render(context, "page/missing.jte", Map.of("reason", reason));
  }
}
