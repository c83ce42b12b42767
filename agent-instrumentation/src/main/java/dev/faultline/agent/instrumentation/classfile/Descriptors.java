// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

/** Walks over descriptors (JVMS 4.3) without taking them apart. */
public final class Descriptors {

  private Descriptors() {}

  /** Index just behind the type that begins at {@code start}. */
  public static int endOfType(String descriptor, int start) {
    int i = start;
    while (descriptor.charAt(i) == '[') {
      i++;
    }
    return descriptor.charAt(i) == 'L' ? descriptor.indexOf(';', i) + 1 : i + 1;
  }

  /**
   * What a Class constant names the type between the two indexes: {@code java/lang/String} or
   * {@code [I}.
   */
  public static String internalName(String descriptor, int start, int end) {
    return descriptor.charAt(start) == 'L'
        ? descriptor.substring(start + 1, end - 1)
        : descriptor.substring(start, end);
  }

  /** Slots that the parameters take, without {@code this}. */
  public static int parameterSlots(String descriptor) {
    int slots = 0;
    for (int i = 1; descriptor.charAt(i) != ')'; i = endOfType(descriptor, i)) {
      char first = descriptor.charAt(i);
      slots += first == 'J' || first == 'D' ? 2 : 1;
    }
    return slots;
  }
}
