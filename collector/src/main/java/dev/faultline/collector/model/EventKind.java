// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/** How a failure came to notice. */
public enum EventKind {
  UNCAUGHT,
  CAUGHT,
  SWALLOWED,
  LOGGED_ERROR,
  LOGGED_WARNING,
  HTTP_ERROR,
  SLOW,
  CUSTOM
}
