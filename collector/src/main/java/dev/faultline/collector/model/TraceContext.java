// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import org.jspecify.annotations.Nullable;

/** The distributed trace that the thread worked for. */
public record TraceContext(@Nullable String traceId, @Nullable String spanId) {}
