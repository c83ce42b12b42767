// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

/** A bound of the store is reached; the message says which. */
public final class FullException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public FullException(String message) {
    super(message);
  }
}
