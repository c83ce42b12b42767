// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store;

/** A cursor that no list handed out, or that belongs to another query. */
public final class InvalidCursorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public InvalidCursorException() {
    super("cursor: is not one that this list handed out; start again without it");
  }
}
