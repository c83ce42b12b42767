// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import org.jspecify.annotations.Nullable;

/** Where a thread entered application code. Thread-safe: its name may become known late. */
public final class EntryPoint {

  /** The name in lower case is the protocol's {@code entryPoint.kind}. */
  public enum Kind {
    REQUEST,
    LISTENER,
    SCHEDULED,
    TASK,
    THREAD,
    MAIN
  }

  private final Kind kind;
  private volatile @Nullable String name;

  public EntryPoint(Kind kind, @Nullable String name) {
    this.kind = kind;
    this.name = name;
  }

  public Kind kind() {
    return kind;
  }

  /** {@code GET /orders/{id}}; {@code null} while it is not known. */
  public @Nullable String name() {
    return name;
  }

  public void name(String newName) {
    name = newName;
  }
}
