// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.OutgoingRequests;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/**
 * {@code HttpURLConnection.getResponseCode}, the first time that it is asked. Who asks for the
 * input instead gets an exception where the answer is an error.
 */
final class JdkConnectionPoint implements LibraryPoint {

  private final OutgoingRequests requests;
  private final LibraryField status;
  private final LibraryField method;
  private final LibraryField url;
  private final LibraryField protocol;
  private final LibraryField host;
  private final LibraryField port;
  private final LibraryField path;
  private final LibraryField query;

  JdkConnectionPoint(OutgoingRequests requests, LibraryFields fields) {
    this.requests = requests;
    status = fields.named("responseCode");
    method = fields.named("method");
    url = fields.named("url");
    protocol = fields.named("protocol");
    host = fields.named("host");
    port = fields.named("port");
    path = fields.named("path");
    query = fields.named("query");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object connection, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return status.number(connection) < 0 ? connection : null;
  }

  @Override
  public boolean isForOutermost() {
    return true;
  }

  @Override
  public void left(
      @Nullable Object connection, @Nullable Object result, @Nullable Throwable exception) {
    Object address = url.get(connection);
    if (address != null) {
      requests.answered(
          method.text(connection),
          protocol.text(address),
          host.text(address),
          port.number(address),
          path.text(address),
          query.text(address),
          status.number(connection));
    }
  }
}
