// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import org.jspecify.annotations.Nullable;

/** A request that a thread goes on with, and what the thread worked for before. Immutable. */
public final class Resumed {

  private final Invocation invocation;
  private final @Nullable Invocation before;

  Resumed(Invocation invocation, @Nullable Invocation before) {
    this.invocation = invocation;
    this.before = before;
  }

  Invocation invocation() {
    return invocation;
  }

  @Nullable Invocation before() {
    return before;
  }
}
