// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

/**
 * No source came of a class; the message is a sentence for the page: why, and whether trying again
 * helps.
 */
final class DecompilationFailedException extends Exception {
  private static final long serialVersionUID = 1;

  private final String reason;
  private final boolean permanent;

  private DecompilationFailedException(String message, boolean permanent) {
    super(message);
    reason = message;
    this.permanent = permanent;
  }

  /** The same bytes will fail the same way: worth remembering. */
  static DecompilationFailedException permanent(String message) {
    return new DecompilationFailedException(message, true);
  }

  /** The collector was busy: the next look may succeed. */
  static DecompilationFailedException passing(String message) {
    return new DecompilationFailedException(message, false);
  }

  boolean isPermanent() {
    return permanent;
  }

  String reason() {
    return reason;
  }
}
