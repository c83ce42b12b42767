// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A log statement that the thread made before the error.
 *
 * @param at milliseconds since 1970-01-01 UTC
 * @param context the thread's context (MDC) at that time
 */
public record LogStatement(
    @Nullable Long at,
    @Nullable String level,
    @Nullable String logger,
    @Nullable String message,
    @Nullable String thread,
    Map<String, String> context) {

  public LogStatement {
    context = Lists.present(context);
  }
}
