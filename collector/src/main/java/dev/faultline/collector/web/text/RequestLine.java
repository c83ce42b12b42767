// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import dev.faultline.collector.model.Request;

/** A request on one line: {@code GET /orders/17?full=true}. */
public final class RequestLine {

  public static String of(Request request) {
    String method = request.method();
    String target = request.url() == null ? request.path() : request.url();
    String query = request.query();
    return Visible.line(
        (method == null ? "?" : method)
            + (target == null ? "" : " " + target)
            + (query == null ? "" : "?" + query));
  }

  /** Whether the application made it. */
  public static boolean isOutgoing(Request request) {
    return "outgoing".equals(request.direction());
  }

  private RequestLine() {}
}
