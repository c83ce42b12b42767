// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The wish that the next occurrence of an event be recorded.
 *
 * @param id of the wish, never given again
 * @param eventId as it is known outside
 */
public record ForcedSnapshot(
    String id,
    String eventId,
    EventKind kind,
    List<String> types,
    @Nullable CodeLocation location,
    @Nullable String name) {}
