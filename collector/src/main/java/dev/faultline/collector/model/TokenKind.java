// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/** What a token is good for. */
public enum TokenKind {
  /** May send, and nothing else. */
  AGENT,
  /** May read through the API and the pages, and nothing else. */
  API,
  /** Everything. */
  ALL;

  public boolean sends() {
    return this != API;
  }

  public boolean changes() {
    return this == ALL;
  }

  public boolean reads() {
    return this != AGENT;
  }
}
