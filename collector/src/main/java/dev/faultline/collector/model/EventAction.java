// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/** What a person does with an event. */
public enum EventAction {
  /** It is taken to be mended; another occurrence makes it {@link EventState#RESURFACED}. */
  RESOLVE,
  /** It is not listed any more, but still counted. */
  HIDE,
  /** Takes back either. */
  RESTORE
}
