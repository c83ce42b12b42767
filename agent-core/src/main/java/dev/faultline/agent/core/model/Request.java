// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request, without its body. All texts are cut and without secrets. Thread-safe: the route
 * and the status become known later than the rest.
 */
public final class Request {

  /** The name in lower case is the protocol's {@code request.direction}. */
  public enum Direction {
    /** To the application. */
    INCOMING,
    /** From the application. */
    OUTGOING
  }

  private final Direction direction;
  private final String method;
  private final @Nullable String address;
  private final @Nullable String query;
  private final @Nullable String remote;
  private final Map<String, String> headers;
  private final @Nullable TraceContext trace;
  private volatile @Nullable String route;
  private volatile int status;

  /**
   * @param address path of an incoming request, URL of an outgoing one
   * @param remote address of the client
   * @param headers by their names in lower case; must not change afterwards
   */
  public Request(
      Direction direction,
      String method,
      @Nullable String address,
      @Nullable String query,
      @Nullable String remote,
      Map<String, String> headers,
      @Nullable TraceContext trace) {
    this.direction = direction;
    this.method = method;
    this.address = address;
    this.query = query;
    this.remote = remote;
    this.headers = Collections.unmodifiableMap(headers);
    this.trace = trace;
  }

  public Direction direction() {
    return direction;
  }

  public String method() {
    return method;
  }

  public @Nullable String address() {
    return address;
  }

  public @Nullable String query() {
    return query;
  }

  public @Nullable String remote() {
    return remote;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** As the request's headers have it. */
  public @Nullable TraceContext trace() {
    return trace;
  }

  /** As the framework has it ({@code /orders/{id}}); {@code null} where none said so. */
  public @Nullable String route() {
    return route;
  }

  public void route(@Nullable String newRoute) {
    route = newRoute;
  }

  /** Of the answer; 0 while there is none. */
  public int status() {
    return status;
  }

  public void status(int newStatus) {
    status = newStatus;
  }
}
