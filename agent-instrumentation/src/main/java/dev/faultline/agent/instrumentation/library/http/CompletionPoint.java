// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import org.jspecify.annotations.Nullable;

/** Where a server is done with a request, however it was handled. */
final class CompletionPoint implements LibraryPoint {

  private final Invocations invocations;
  private final RequestKey key;

  CompletionPoint(Invocations invocations, RequestKey key) {
    this.invocations = invocations;
    this.key = key;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    invocations.complete(key.of(a));
    return null;
  }
}
