// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** Where the thread entered application code. */
public record EntryPoint(
    @JsonProperty("class") @Nullable String className, @Nullable String method) {}
