// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

/** What would be appended does not fit into the method. */
final class MethodTooLargeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  MethodTooLargeException() {
    super("the method would exceed the limits of the class file format", null, false, false);
  }
}
