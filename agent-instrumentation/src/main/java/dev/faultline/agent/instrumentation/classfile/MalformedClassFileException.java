// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

/**
 * A class file that is not what the specification says; the class is left as it is and the JVM has
 * its own word on it.
 */
public final class MalformedClassFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public MalformedClassFileException(String message) {
    super(message, null, false, false);
  }
}
