// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/**
 * Where the class file of a frame can be had. The application's thread does no more than point to
 * it; the sending thread reads it. Threading: implementations are called by the sending thread only
 * and must not call the application's class loader.
 */
public interface CodeReference {

  /** As {@link Class#getName()} says it. */
  String className();

  /** The jar or folder that it came from, its last path element; {@code null} where unknown. */
  @Nullable String source();

  /**
   * The class file as the JVM read it before any agent changed it; {@code null} where it can't be
   * had (any more).
   */
  byte @Nullable [] read();
}
