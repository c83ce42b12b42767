// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;

/** A version of a service that was seen to run. Their order is that of the first sighting. */
public record Deployment(String name, Instant firstSeen, Instant lastSeen) {}
