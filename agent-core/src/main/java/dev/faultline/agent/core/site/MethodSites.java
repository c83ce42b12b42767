// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

import dev.faultline.agent.core.model.CodeReference;

/** A method that has sites. Immutable. */
public final class MethodSites {

  private final String className;
  private final String name;
  private final String descriptor;
  private final CodeReference code;

  /**
   * @param className as {@link Class#getName()} says it
   */
  public MethodSites(String className, String name, String descriptor, CodeReference code) {
    this.className = className;
    this.name = name;
    this.descriptor = descriptor;
    this.code = code;
  }

  /** Whether it is the same method, whichever class file it was read from. */
  public boolean isSame(MethodSites other) {
    return this == other
        || (name.equals(other.name)
            && descriptor.equals(other.descriptor)
            && className.equals(other.className));
  }

  public String className() {
    return className;
  }

  public String name() {
    return name;
  }

  public String descriptor() {
    return descriptor;
  }

  public CodeReference code() {
    return code;
  }
}
