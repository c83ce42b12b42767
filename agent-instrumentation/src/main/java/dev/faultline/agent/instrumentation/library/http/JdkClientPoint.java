// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.OutgoingRequests;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/** {@code java.net.http.HttpClient.send}, which gives the answer. */
final class JdkClientPoint implements LibraryPoint {

  private final OutgoingRequests requests;
  private final LibraryField status;
  private final LibraryField request;
  private final LibraryField method;
  private final LibraryField uri;
  private final LibraryField scheme;
  private final LibraryField host;
  private final LibraryField port;
  private final LibraryField path;
  private final LibraryField query;

  JdkClientPoint(OutgoingRequests requests, LibraryFields fields) {
    this.requests = requests;
    status = fields.named("responseCode");
    request = fields.named("initialRequest");
    method = fields.named("method");
    uri = fields.named("uri");
    scheme = fields.named("scheme");
    host = fields.named("host");
    port = fields.named("port");
    path = fields.named("path");
    query = fields.named("query");
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object response, @Nullable Throwable exception) {
    Object address = uri.get(response);
    if (address != null) {
      requests.answered(
          method.text(request.get(response)),
          scheme.text(address),
          host.text(address),
          port.number(address),
          path.text(address),
          query.text(address),
          status.number(response));
    }
  }
}
