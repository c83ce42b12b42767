// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

/**
 * A variable of a generated program.
 *
 * @param owner the method or lambda body that declares it
 * @param mutable whether it is assigned again; what is not can be captured
 * @param smallArray whether it is first assigned an array that costs nothing to keep
 */
record Variable(
    int id,
    String name,
    String type,
    Body owner,
    boolean parameter,
    boolean mutable,
    boolean smallArray) {

  boolean isPrimitive() {
    return !type.equals("this") && Character.isLowerCase(type.charAt(0)) && !type.endsWith("]");
  }

  /** Whether it is of a type that is not read beyond its last use. */
  boolean canBeLarge() {
    return type.endsWith("]")
        || type.startsWith("List")
        || type.startsWith("Map")
        || type.equals("StringBuilder");
  }
}
