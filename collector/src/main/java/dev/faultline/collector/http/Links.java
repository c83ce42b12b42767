// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.http;

import dev.faultline.collector.model.MonitoredService;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses of pages, in the one place that knows them. They are absolute paths without a host, so
 * that they hold behind any proxy that keeps paths.
 */
public final class Links {

  /** Monitored services: the first screen. */
  public static final String SERVICES = "/";

  public static final String HEALTH = "/service";
  public static final String EVENTS = "/events";
  public static final String AGENTS = "/agents";

  /** What links in log lines lead to. */
  public static final String LOGGED = "/l";

  public static final String SIGN_IN = "/sign-in";
  public static final String SIGN_OUT = "/sign-out";

  /** The event list of a monitored service. */
  public static String events(MonitoredService of) {
    return EVENTS + of(of);
  }

  /** The health of a monitored service. */
  public static String health(MonitoredService of) {
    return HEALTH + of(of);
  }

  private static String of(MonitoredService service) {
    return "?service="
        + parameter(service.service())
        + "&environment="
        + parameter(service.environment());
  }

  /** The root cause page; with its latest snapshot. */
  public static String event(String id) {
    return EVENTS + "/" + segment(id);
  }

  /** The root cause page with one snapshot. */
  public static String snapshot(String eventId, String snapshotId) {
    return event(eventId) + "?snapshot=" + parameter(snapshotId);
  }

  private static String parameter(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String segment(String text) {
    return parameter(text).replace("+", "%20");
  }

  private Links() {}
}
