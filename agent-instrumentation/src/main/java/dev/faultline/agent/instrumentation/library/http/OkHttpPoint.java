// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.OutgoingRequests;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/**
 * {@code RealCall.getResponseWithInterceptorChain()} of OkHttp 3 to 5, whose result is the answer.
 */
final class OkHttpPoint implements LibraryPoint {

  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final OutgoingRequests requests;
  private final LibraryField code;
  private final LibraryField request;
  private final LibraryField method;
  private final LibraryField url;
  private final LibraryField scheme;
  private final LibraryField host;
  private final LibraryField port;
  private final LibraryField text;

  OkHttpPoint(OutgoingRequests requests, LibraryFields fields) {
    this.requests = requests;
    code = fields.named("code");
    request = fields.named("request");
    method = fields.named("method");
    url = fields.named("url");
    scheme = fields.named("scheme");
    host = fields.named("host");
    port = fields.named("port");
    text = fields.named("url");
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object answer, @Nullable Throwable exception) {
    Object asked = request.get(answer);
    Object address = url.get(asked);
    String whole = text.text(address);
    if (whole == null) {
      return;
    }
    String path = Addresses.pathOf(whole);
    int query = path.indexOf('?');
    int number = port.number(address);
    boolean isUsual = number == ("https".equals(scheme.text(address)) ? HTTPS : HTTP);
    requests.answered(
        method.text(asked),
        scheme.text(address),
        host.text(address),
        isUsual ? -1 : number,
        query < 0 ? path : path.substring(0, query),
        query < 0 ? null : path.substring(query + 1),
        code.number(answer));
  }
}
