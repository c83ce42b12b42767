// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request as a server's objects have it. Asked on the thread that handles it and only while it
 * does: servers use the objects again. Reads fields, and calls nothing.
 */
public interface Exchange {

  /** What tells one request from another while both are being handled. */
  @Nullable Object identity();

  @Nullable String method();

  /** As it came, without query. */
  @Nullable String path();

  @Nullable String query();

  @Nullable String remote();

  /** Adds the headers, as many as {@code most}, by their names as they came. */
  void headersTo(Map<String, String> headers, int most);

  /** 0 while there is none. */
  int status();

  /**
   * What the server knows the request by, from one thread that handles it to the next. It may use
   * it for another request once this one is over.
   */
  default @Nullable Object key() {
    return identity();
  }

  /** Whether the request goes on, now that a thread that handled it returns to the server. */
  default boolean goesOn() {
    return false;
  }
}
