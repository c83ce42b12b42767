// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/** What a reader should think of an event before opening it. */
public enum EventState {
  /**
   * First seen within the service's current deployment, or within 24 hours where no deployment is
   * known.
   */
  NEW,
  /** Known from before. */
  ONGOING,
  /** Set by hand: taken to be mended. */
  RESOLVED,
  /** Resolved, and occurred again in the same or a later deployment. */
  RESURFACED,
  /** Set by hand: not listed unless asked for, still counted. */
  HIDDEN
}
