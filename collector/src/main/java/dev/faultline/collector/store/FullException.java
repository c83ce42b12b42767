// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

/** A bound of the store is reached; it says which. */
public final class FullException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  public FullException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** Which bound; for people. */
  public String reason() {
    return reason;
  }
}
