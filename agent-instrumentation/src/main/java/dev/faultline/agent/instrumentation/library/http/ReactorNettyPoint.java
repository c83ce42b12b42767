// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.capture.Invocation;
import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import org.jspecify.annotations.Nullable;

/**
 * {@code HttpServerHandle.onStateChange} of Reactor Netty, which is called for all that becomes of
 * a request.
 */
final class ReactorNettyPoint implements LibraryPoint {

  private final Invocations invocations;
  private final ReactorNetty server;

  ReactorNettyPoint(Invocations invocations, ReactorNetty server) {
    this.invocations = invocations;
    this.server = server;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object operations, @Nullable Object state, @Nullable Object c, @Nullable Object d) {
    boolean begins = state instanceof Enum && ((Enum<?>) state).name().equals("REQUEST_RECEIVED");
    Exchange exchange = begins ? server.exchange(operations) : null;
    return exchange == null ? null : invocations.begin(exchange);
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (context instanceof Invocation) {
      invocations.leave((Invocation) context, exception);
    }
  }
}
