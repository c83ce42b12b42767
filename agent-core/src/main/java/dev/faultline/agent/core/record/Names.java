// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

/** Names of types as {@link Class#getName()} says them. */
final class Names {

  private Names() {}

  static String ofDescriptor(String descriptor) {
    switch (descriptor.charAt(0)) {
      case 'Z':
        return "boolean";
      case 'B':
        return "byte";
      case 'C':
        return "char";
      case 'S':
        return "short";
      case 'I':
        return "int";
      case 'J':
        return "long";
      case 'F':
        return "float";
      case 'D':
        return "double";
      case 'L':
        return descriptor.substring(1, descriptor.length() - 1).replace('/', '.');
      default:
        return descriptor.replace('/', '.');
    }
  }
}
