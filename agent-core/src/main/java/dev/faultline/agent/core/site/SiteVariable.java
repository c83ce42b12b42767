// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

import dev.faultline.agent.core.model.Value;
import org.jspecify.annotations.Nullable;

/** A variable of a method as its class file describes it. Immutable. */
public final class SiteVariable {

  private final String name;
  private final String descriptor;
  private final Value.Role role;

  /** Why it is not read at a site; {@code null} where it is. */
  private final Value.@Nullable Cut notRead;

  public SiteVariable(
      String name, String descriptor, Value.Role role, Value.@Nullable Cut notRead) {
    this.name = name;
    this.descriptor = descriptor;
    this.role = role;
    this.notRead = notRead;
  }

  public String name() {
    return name;
  }

  /** Field descriptor: {@code I}, {@code Ljava/lang/String;}. */
  public String descriptor() {
    return descriptor;
  }

  public Value.Role role() {
    return role;
  }

  public Value.@Nullable Cut notRead() {
    return notRead;
  }
}
