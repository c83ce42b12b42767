// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.OutgoingRequests;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code HttpClientOperations.setNettyResponse} of Reactor Netty, which gets the answer. */
final class ReactorClientPoint implements LibraryPoint {

  private static final int MOST_HEADERS = 50;

  private final OutgoingRequests requests;
  private final LibraryField request;
  private final LibraryField method;
  private final LibraryField name;
  private final LibraryField uri;
  private final LibraryField secure;
  private final LibraryField status;
  private final LibraryField code;
  private final NettyHeaders headers;

  ReactorClientPoint(OutgoingRequests requests, LibraryFields fields) {
    this.requests = requests;
    request = fields.named("nettyRequest");
    method = fields.named("method");
    name = fields.named("name");
    uri = fields.named("uri");
    secure = fields.named("isSecure");
    status = fields.named("status");
    code = fields.named("code");
    headers = new NettyHeaders(fields);
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object operations,
      @Nullable Object response,
      @Nullable Object c,
      @Nullable Object d) {
    int number = code.number(status.get(response));
    if (!requests.isError(number)) {
      return null;
    }
    Object asked = request.get(operations);
    Map<String, String> sent = new HashMap<>();
    headers.to(sent, asked, MOST_HEADERS);
    String host = sent.get("host");
    String whole = uri.text(asked);
    String path = Addresses.pathOf(whole == null ? "" : whole);
    int query = path.indexOf('?');
    requests.answered(
        headers.text(name.get(method.get(asked))),
        secure.isFalse(operations) ? "http" : "https",
        host == null ? sent.get("Host") : host,
        -1,
        query < 0 ? path : path.substring(0, query),
        query < 0 ? null : path.substring(query + 1),
        number);
    return null;
  }
}
