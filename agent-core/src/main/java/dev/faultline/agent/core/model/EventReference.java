// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

/** Another event, whose key may not be complete yet. */
public interface EventReference {

  /** As far as it is known now. By the sending thread only. */
  EventKey key();
}
