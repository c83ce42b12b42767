// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret that something was given to speak with the collector.
 *
 * @param name for people: what it is for
 * @param revokedAt from then on it is as good as unknown
 */
public record Token(
    long id, TokenKind kind, String name, Instant createdAt, @Nullable Instant revokedAt) {}
