// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.capture.Invocation;
import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import org.jspecify.annotations.Nullable;

/** Where a server has a thread handle a request. */
final class RequestPoint implements LibraryPoint {

  /** Makes a request of what the method gets. */
  interface Server {

    /** {@code null} where it is none. */
    @Nullable Exchange exchange(@Nullable Object a, @Nullable Object b);
  }

  private final Invocations invocations;
  private final Server server;

  RequestPoint(Invocations invocations, Server server) {
    this.invocations = invocations;
    this.server = server;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Exchange exchange = server.exchange(a, b);
    return exchange == null ? null : invocations.begin(exchange);
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (context instanceof Invocation) {
      invocations.end((Invocation) context, exception);
    }
  }
}
