// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Part of a list of events.
 *
 * @param next cursor of the following page; null: this was the last
 */
public record EventPage(List<Event> events, @Nullable String next) {}
