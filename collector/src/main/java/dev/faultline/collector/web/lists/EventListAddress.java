// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.lists;

import dev.faultline.collector.http.Links;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.Occurring;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The event list's address for a query: all of its state is there, so that it can be sent to
 * someone.
 */
final class EventListAddress {
  private EventListAddress() {}

  static String of(EventQuery query, EventQuery.Sort sort, @Nullable String cursor) {
    StringJoiner address = new StringJoiner("&", Links.EVENTS + "?", "");
    add(address, "service", query.service());
    add(address, "environment", query.environment());
    add(address, "text", query.text());
    EventState state = query.state();
    add(address, "state", state == null ? null : state.name());
    query.kinds().stream()
        .map(EventKind::name)
        .sorted()
        .forEach(kind -> add(address, "kind", kind));
    add(address, "caught", query.includeCaught() ? "true" : null);
    Occurring occurring = query.occurring();
    add(address, "from", text(occurring.from()));
    add(address, "to", text(occurring.to()));
    add(address, "deployment", occurring.deployment());
    add(address, "agent", occurring.agent());
    add(address, "sort", sort == EventQuery.Sort.LAST_SEEN ? null : sort.name());
    add(address, "cursor", cursor);
    return address.toString();
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }

  private static void add(StringJoiner address, String name, @Nullable String value) {
    if (value != null && !value.isEmpty()) {
      address.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
  }
}
