// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the thread entered application code.
 *
 * @param name as people know it ({@code GET /orders/{id}})
 * @param kind request, listener, scheduled, task, thread or main
 */
public record EntryPoint(
    @JsonProperty("class") @Nullable String className,
    @Nullable String method,
    @Nullable String name,
    @Nullable String kind) {

  /** Of which only the method is known. */
  public EntryPoint(@Nullable String className, @Nullable String method) {
    this(className, method, null, null);
  }
}
