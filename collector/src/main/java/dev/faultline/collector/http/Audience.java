// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.http;

import io.javalin.security.RouteRole;

/**
 * Whom a route is for. Each route names exactly one; a route that names none is refused to all, so
 * that forgetting it opens nothing.
 */
public enum Audience implements RouteRole {
  /** Anyone: health, sign-in, styles and scripts. */
  PUBLIC,
  /** A token that may send; otherwise 401 or 403. */
  INGEST,
  /** A token that may read, or a browser session; otherwise 401 or 403. */
  API,
  /**
   * A token for everything; or a browser session that has the right to, and then the form must be
   * one of our own pages. Otherwise 401 or 403.
   */
  CHANGE,
  /** The same, but a browser without a session is sent to the sign-in page. */
  PAGE
}
