// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** A group of routes: one class for each part of the API and each screen. */
public interface Routes {

  /** Adds them; each with its {@link Audience}. Called once, before the collector listens. */
  void register(JavalinDefaultRoutingApi routes);
}
