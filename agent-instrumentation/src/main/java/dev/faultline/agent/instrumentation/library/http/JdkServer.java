// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchanges of the JDK's own server, {@code com.sun.net.httpserver}. */
final class JdkServer implements RequestPoint.Server {

  private final LibraryField implementation;
  private final LibraryField method;
  private final LibraryField uri;
  private final LibraryField path;
  private final LibraryField query;
  private final LibraryField headers;
  private final LibraryField inner;
  private final LibraryField map;
  private final LibraryField list;
  private final LibraryField status;

  JdkServer(LibraryFields names) {
    implementation = names.named("impl");
    method = names.named("method");
    uri = names.named("uri");
    path = names.named("path");
    query = names.named("query");
    headers = names.named("reqHdrs");
    inner = names.named("headers");
    map = names.named("map");
    list = names.named("list");
    status = names.named("rcode");
  }

  @Override
  public @Nullable Exchange exchange(@Nullable Object exchange, @Nullable Object b) {
    Object known = implementation.get(exchange);
    return known == null ? null : new Handled(known);
  }

  private final class Handled implements Exchange {

    private final Object exchange;

    Handled(Object exchange) {
      this.exchange = exchange;
    }

    /** Filters and handlers get different objects, which share this one. */
    @Override
    public Object identity() {
      return exchange;
    }

    @Override
    public @Nullable String method() {
      return method.text(exchange);
    }

    @Override
    public @Nullable String path() {
      return path.text(uri.get(exchange));
    }

    @Override
    public @Nullable String query() {
      return query.text(uri.get(exchange));
    }

    @Override
    public @Nullable String remote() {
      return null;
    }

    @Override
    public void headersTo(Map<String, String> result, int most) {
      Object given = headers.get(exchange);
      // since JDK 17 a view of them
      Object viewed = inner.get(given);
      Object all = map.get(viewed == null ? given : viewed);
      if (all == null || all.getClass() != HashMap.class) {
        return;
      }
      for (Map.Entry<?, ?> entry : ((HashMap<?, ?>) all).entrySet()) {
        Object first = first(entry.getValue());
        if (entry.getKey() instanceof String && first instanceof String && result.size() < most) {
          result.put((String) entry.getKey(), (String) first);
        }
      }
    }

    private @Nullable Object first(@Nullable Object values) {
      Object inner = list.get(values);
      Object known = inner == null ? values : inner;
      if (known == null
          || (known.getClass() != ArrayList.class && known.getClass() != LinkedList.class)) {
        return null;
      }
      List<?> texts = (List<?>) known;
      return texts.isEmpty() ? null : texts.get(0);
    }

    @Override
    public int status() {
      return Math.max(0, status.number(exchange));
    }
  }
}
