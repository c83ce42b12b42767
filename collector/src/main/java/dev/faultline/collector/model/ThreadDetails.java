// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import org.jspecify.annotations.Nullable;

/**
 * The thread that something happened in.
 *
 * @param cpuMillis how long it had used a processor by then
 */
public record ThreadDetails(
    @Nullable String name,
    @Nullable Long id,
    @Nullable Boolean daemon,
    @Nullable Integer priority,
    @Nullable Boolean virtual,
    @Nullable String group,
    @Nullable Long cpuMillis) {}
