// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.OutgoingRequests;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * {@code InternalHttpClient.doExecute(target, request, context)} of Apache's HttpClient 4.3 to 4.5
 * and 5: passed are target and request, the result is the answer.
 */
final class ApacheClientPoint implements LibraryPoint {

  private static final String CLASS_PREFIX = "Http";

  /** What a request is sent to. */
  private static final class Call {
    private final Object target;
    private final Object request;

    Call(Object target, Object request) {
      this.target = target;
      this.request = request;
    }
  }

  private final OutgoingRequests requests;
  private final LibraryField scheme;
  private final LibraryField hostname;
  private final LibraryField port;
  private final LibraryField host;
  private final LibraryField hostOfTarget;
  private final LibraryField portOfHost;
  private final LibraryField method;
  private final LibraryField uri;
  private final LibraryField text;
  private final LibraryField path;
  private final LibraryField original;
  private final LibraryField response;
  private final LibraryField code;

  ApacheClientPoint(OutgoingRequests requests, LibraryFields fields) {
    this.requests = requests;
    scheme = fields.named("schemeName");
    hostname = fields.named("hostname");
    port = fields.named("port");
    // since 5.0 a host is an object of its own
    hostOfTarget = fields.named("host");
    host = fields.named("name");
    portOfHost = fields.named("port");
    method = fields.named("method");
    uri = fields.named("uri");
    text = fields.named("string");
    path = fields.named("path");
    original = fields.named("original");
    response = fields.named("response");
    code = fields.named("code");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object target, @Nullable Object request, @Nullable Object c, @Nullable Object d) {
    return target == null || request == null ? null : new Call(target, request);
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object answer, @Nullable Throwable exception) {
    if (!(context instanceof Call) || answer == null) {
      return;
    }
    Call call = (Call) context;
    Object inner = hostOfTarget.get(call.target);
    String name = inner == null ? hostname.text(call.target) : host.text(inner);
    String address = address(call.request);
    int query = address.indexOf('?');
    requests.answered(
        method(call.request),
        scheme.text(call.target),
        name,
        inner == null ? port.number(call.target) : portOfHost.number(inner),
        query < 0 ? address : address.substring(0, query),
        query < 0 ? null : address.substring(query + 1),
        status(answer));
  }

  private int status(Object answer) {
    Object wrapped = original.get(answer);
    if (wrapped == null) {
      wrapped = response.get(answer);
    }
    return code.number(wrapped == null ? answer : wrapped);
  }

  /** Requests of version 4 have their method in the name of their class only. */
  private @Nullable String method(Object request) {
    String known = method.text(request);
    if (known != null) {
      return known;
    }
    String type = request.getClass().getName();
    String simple = type.substring(type.lastIndexOf('.') + 1);
    return simple.startsWith(CLASS_PREFIX)
        ? simple.substring(CLASS_PREFIX.length()).toUpperCase(Locale.ROOT)
        : null;
  }

  /** Path and query; empty where they are not known. */
  private String address(Object request) {
    String known = path.text(request);
    Object whole = known == null ? uri.get(request) : null;
    if (whole != null) {
      known = whole instanceof String ? (String) whole : text.text(whole);
    }
    return known == null ? "" : Addresses.pathOf(known);
  }
}
