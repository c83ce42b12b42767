// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request that its thread has left, with the address that it came with: servers change theirs
 * where the application dispatches it.
 */
final class PausedExchange implements Exchange {

  private final Exchange exchange;
  private final @Nullable String path;
  private final @Nullable String query;

  private PausedExchange(Exchange exchange) {
    this.exchange = exchange;
    path = exchange.path();
    query = exchange.query();
  }

  static Exchange of(Exchange exchange) {
    return exchange instanceof PausedExchange ? exchange : new PausedExchange(exchange);
  }

  @Override
  public @Nullable Object identity() {
    return exchange.identity();
  }

  @Override
  public @Nullable String method() {
    return exchange.method();
  }

  @Override
  public @Nullable String path() {
    return path;
  }

  @Override
  public @Nullable String query() {
    return query;
  }

  @Override
  public @Nullable String remote() {
    return exchange.remote();
  }

  @Override
  public void headersTo(Map<String, String> headers, int most) {
    exchange.headersTo(headers, most);
  }

  @Override
  public int status() {
    return exchange.status();
  }

  @Override
  public @Nullable Object key() {
    return exchange.key();
  }

  @Override
  public boolean goesOn() {
    return exchange.goesOn();
  }
}
