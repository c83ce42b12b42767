// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

/** A class file has no room for one more constant. */
public final class PoolFullException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  PoolFullException() {
    super("no room in the constant pool", null, false, false);
  }
}
