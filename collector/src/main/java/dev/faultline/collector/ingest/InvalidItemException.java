// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

/** An item that does not have the form it must have. */
final class InvalidItemException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * @param path of the field within the item; empty: the item itself
   * @param problem what it must be and is not
   */
  InvalidItemException(String path, String problem) {
    super(problem, null, false, false); // expected, and made by strangers: no stack
    this.reason = path.isEmpty() ? problem : path + ": " + problem;
  }

  String reason() {
    return reason;
  }
}
