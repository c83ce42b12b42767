// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests that Reactor Netty 1 serves: what it has for each of them, {@code HttpServerOperations}.
 */
final class ReactorNetty {

  private final LibraryField request;
  private final LibraryField response;
  private final LibraryField method;
  private final LibraryField name;
  private final LibraryField uri;
  private final LibraryField status;
  private final LibraryField code;
  private final NettyHeaders headers;

  ReactorNetty(LibraryFields fields) {
    request = fields.named("nettyRequest");
    response = fields.named("nettyResponse");
    method = fields.named("method");
    name = fields.named("name");
    uri = fields.named("uri");
    status = fields.named("status");
    code = fields.named("code");
    headers = new NettyHeaders(fields);
  }

  /** {@code null} where they are not of a request. */
  @Nullable Exchange exchange(@Nullable Object operations) {
    Object asked = request.get(operations);
    return operations == null || asked == null ? null : new Served(operations, asked);
  }

  private final class Served implements Exchange {
    private final Object operations;
    private final Object asked;

    Served(Object operations, Object asked) {
      this.operations = operations;
      this.asked = asked;
    }

    @Override
    public Object identity() {
      return operations;
    }

    @Override
    public @Nullable String method() {
      return headers.text(name.get(method.get(asked)));
    }

    @Override
    public @Nullable String path() {
      String whole = address();
      int mark = whole == null ? -1 : whole.indexOf('?');
      return whole == null || mark < 0 ? whole : whole.substring(0, mark);
    }

    @Override
    public @Nullable String query() {
      String whole = address();
      int mark = whole == null ? -1 : whole.indexOf('?');
      return whole == null || mark < 0 ? null : whole.substring(mark + 1);
    }

    private @Nullable String address() {
      String whole = uri.text(asked);
      return whole == null ? null : Addresses.pathOf(whole);
    }

    @Override
    public @Nullable String remote() {
      return null;
    }

    @Override
    public void headersTo(Map<String, String> result, int most) {
      headers.to(result, asked, most);
    }

    @Override
    public int status() {
      return Math.max(0, code.number(status.get(response.get(operations))));
    }

    /** Always: it is handled by signals, until it is said to be over. */
    @Override
    public boolean goesOn() {
      return true;
    }
  }
}
