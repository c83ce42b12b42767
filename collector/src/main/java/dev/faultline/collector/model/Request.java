// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request that the thread handled, or made.
 *
 * @param direction incoming or outgoing
 * @param route as the framework has it
 * @param url of an outgoing one
 */
public record Request(
    @Nullable String direction,
    @Nullable String method,
    @Nullable String route,
    @Nullable String path,
    @Nullable String query,
    @Nullable String url,
    Map<String, String> headers,
    @Nullable Integer status,
    @Nullable String remote) {

  public Request {
    headers = Lists.present(headers);
  }
}
