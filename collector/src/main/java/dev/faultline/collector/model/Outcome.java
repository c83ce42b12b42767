// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * What became of the exception.
 *
 * @param kind {@code uncaught}, {@code caught}, {@code swallowed}, {@code logged}, {@code rethrown}
 *     or {@code wrapped}
 */
public record Outcome(
    @Nullable String kind,
    @JsonProperty("class") @Nullable String className,
    @Nullable String method,
    @Nullable String descriptor,
    @Nullable Integer line) {}
