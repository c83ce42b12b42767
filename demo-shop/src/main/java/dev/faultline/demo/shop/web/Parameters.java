// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.web;

import io.javalin.http.Context;
import org.jspecify.annotations.Nullable;

/** Query parameters that may be left out. */
final class Parameters {
  private Parameters() {}

  static String text(Context ctx, String name, String otherwise) {
    @Nullable String value = ctx.queryParam(name);
    return value == null || value.isBlank() ? otherwise : value;
  }

  static int number(Context ctx, String name, int otherwise) {
    @Nullable String value = ctx.queryParam(name);
    return value == null || value.isBlank() ? otherwise : Integer.parseInt(value);
  }
}
