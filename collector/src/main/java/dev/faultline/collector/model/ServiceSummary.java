// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row of the list of monitored services. Events of kind {@code CAUGHT} are not in its figures, as
 * they are not in the event list.
 *
 * @param agentsConnected agents heard of within the last {@link Agent#CONNECTED_FOR}
 * @param events distinct events kept
 * @param newEvents those in state {@link EventState#NEW}
 * @param resurfacedEvents those in state {@link EventState#RESURFACED}
 * @param occurrences in the last 24 hours
 * @param currentDeployment the one whose first sighting is the latest; null where none is known
 * @param lastContact of any of its agents
 */
public record ServiceSummary(
    MonitoredService service,
    int agentsConnected,
    int events,
    int newEvents,
    int resurfacedEvents,
    long occurrences,
    @Nullable String currentDeployment,
    Instant lastContact) {}
