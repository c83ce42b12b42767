// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;

/** The way to the collector can't be set up as configured; the message is one line for people. */
final class SetupException extends IOException {

  private static final long serialVersionUID = 1;

  SetupException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What an exception says, or what it is where it says nothing. */
  static String shortReason(Throwable exception) {
    String message = exception.getMessage();
    if (exception instanceof java.io.FileNotFoundException) {
      return "it is not there, or the application's user may not read it";
    }
    return message == null || message.isEmpty() ? exception.getClass().getSimpleName() : message;
  }
}
