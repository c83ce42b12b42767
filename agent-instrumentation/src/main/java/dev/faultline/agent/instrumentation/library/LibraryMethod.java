// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import dev.faultline.agent.core.capture.LibraryPoint;

/**
 * A method of a library, and what is done where it begins and ends.
 *
 * <p>A constructor can't be such a method.
 */
public final class LibraryMethod {

  private static final String ANY = "*";

  private final String className;
  private final String name;
  private final String descriptor;
  private final LibraryPoint point;
  private final int[] passed;
  private boolean optional;
  private boolean all;

  /**
   * @param className with slashes
   * @param descriptor with a {@code *} at its end where versions of the library differ behind it
   * @param passed which of receiver (0) and parameters (from 1 on; from 0 on in static methods) the
   *     point gets: references only, at most four, ascending
   */
  public LibraryMethod(
      String className, String name, String descriptor, LibraryPoint point, int... passed) {
    this.className = className;
    this.passed = passed.clone();
    this.name = name;
    this.descriptor = descriptor;
    this.point = point;
  }

  String className() {
    return className;
  }

  /** Makes it one that a class may lack without being another one than is meant. */
  public LibraryMethod inSomeVersions() {
    optional = true;
    return this;
  }

  /** Passes the receiver, and all arguments in an array. Of instance methods only. */
  public LibraryMethod withAllArguments() {
    all = true;
    return this;
  }

  boolean passesAll() {
    return all;
  }

  boolean isOptional() {
    return optional;
  }

  boolean isNamed(String otherName, String otherDescriptor) {
    return name.equals(otherName)
        && (descriptor.endsWith(ANY)
            ? otherDescriptor.startsWith(descriptor.substring(0, descriptor.length() - 1))
            : otherDescriptor.equals(descriptor));
  }

  boolean passes(int parameter) {
    for (int wanted : passed) {
      if (wanted == parameter) {
        return true;
      }
    }
    return false;
  }

  LibraryPoint point() {
    return point;
  }
}
