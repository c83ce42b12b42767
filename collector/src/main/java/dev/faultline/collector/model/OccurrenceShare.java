// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import org.jspecify.annotations.Nullable;

/** How many of an event's occurrences were in one deployment or agent; null: not known which. */
public record OccurrenceShare(@Nullable String name, long count) {}
