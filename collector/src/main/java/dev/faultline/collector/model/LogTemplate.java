// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import org.jspecify.annotations.Nullable;

/** The log statement of a log event, before its arguments were filled in. */
public record LogTemplate(
    @Nullable String level, @Nullable String logger, @Nullable String message) {}
