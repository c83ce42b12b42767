// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of an event's state.
 *
 * @param to the state that it got; null where it was restored to what the rules say
 * @param who did it; null where an occurrence did
 * @param deployment that was current, or that it occurred in; null where not known
 */
public record EventChange(
    Instant at, @Nullable EventState to, @Nullable String who, @Nullable String deployment) {}
