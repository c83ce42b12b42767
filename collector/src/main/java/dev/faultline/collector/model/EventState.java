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
  ONGOING
}
