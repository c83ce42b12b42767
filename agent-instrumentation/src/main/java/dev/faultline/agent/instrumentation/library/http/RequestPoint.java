// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.capture.Invocation;
import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Resumed;
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
  private final boolean again;

  RequestPoint(Invocations invocations, Server server) {
    this(invocations, server, false);
  }

  /**
   * @param again whether the method is called again for a request that goes on
   */
  RequestPoint(Invocations invocations, Server server, boolean again) {
    this.invocations = invocations;
    this.server = server;
    this.again = again;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Exchange exchange = server.exchange(a, b);
    if (exchange == null) {
      return null;
    }
    Resumed resumed = again ? invocations.resume(exchange.key()) : null;
    return resumed != null ? resumed : invocations.begin(exchange);
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (context instanceof Resumed) {
      invocations.leave((Resumed) context, exception);
    } else if (context instanceof Invocation) {
      invocations.leave((Invocation) context, exception);
    }
  }
}
