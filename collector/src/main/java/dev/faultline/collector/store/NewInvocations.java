// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Calls of an entry point to be added to those that are known.
 *
 * @param at decides the slot
 * @param totalMillis that all of them took together
 */
public record NewInvocations(
    String name, @Nullable String kind, Instant at, long count, long failed, long totalMillis) {}
