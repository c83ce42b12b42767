// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

/**
 * A class file that can't be shown; the message is a sentence for the page: what is wrong with it.
 */
final class UnreadableClassException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;

  UnreadableClassException(String message) {
    super(message);
    reason = message;
  }

  String reason() {
    return reason;
  }
}
