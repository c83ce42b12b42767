// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Resumed;
import org.jspecify.annotations.Nullable;

/** Where a server has a thread go on with a request that it handles asynchronously. */
final class GoingOnPoint implements LibraryPoint {

  private final Invocations invocations;
  private final RequestKey key;

  GoingOnPoint(Invocations invocations, RequestKey key) {
    this.invocations = invocations;
    this.key = key;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return invocations.resume(key.of(a));
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (context instanceof Resumed) {
      invocations.leave((Resumed) context, exception);
    }
  }
}
