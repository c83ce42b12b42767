// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Exchanges of Undertow 1.4 and 2. */
final class Undertow implements RequestPoint.Server {

  /** Of the state, the bits that are the status. */
  static final int STATUS = 0x3ff;

  private static final int DISPATCHED = 1 << 15;

  private final LibraryField method;
  private final LibraryField path;
  private final LibraryField query;
  private final LibraryField headers;
  private final LibraryField table;
  private final LibraryField key;
  private final LibraryField value;
  private final LibraryField text;
  private final LibraryField state;

  Undertow(LibraryFields names) {
    method = names.named("requestMethod");
    path = names.named("requestURI");
    query = names.named("queryString");
    headers = names.named("requestHeaders");
    table = names.named("table");
    key = names.named("key");
    value = names.named("value");
    text = names.named("string");
    state = names.named("state");
  }

  @Override
  public @Nullable Exchange exchange(@Nullable Object exchange, @Nullable Object b) {
    return exchange == null ? null : new Handled(exchange);
  }

  private final class Handled implements Exchange {

    private final Object exchange;

    Handled(Object exchange) {
      this.exchange = exchange;
    }

    @Override
    public Object identity() {
      return exchange;
    }

    @Override
    public @Nullable String method() {
      return text.text(method.get(exchange));
    }

    @Override
    public @Nullable String path() {
      return path.text(exchange);
    }

    @Override
    public @Nullable String query() {
      return query.text(exchange);
    }

    @Override
    public @Nullable String remote() {
      return null;
    }

    /** A row of the table is nothing, the values of one name, or an array of such. */
    @Override
    public void headersTo(Map<String, String> result, int most) {
      Object rows = table.get(headers.get(exchange));
      if (rows instanceof Object[]) {
        for (Object row : (Object[]) rows) {
          Object[] ofRow = row instanceof Object[] ? (Object[]) row : new Object[] {row};
          for (Object values : ofRow) {
            add(values, result, most);
          }
        }
      }
    }

    private void add(@Nullable Object values, Map<String, String> result, int most) {
      String name = text.text(key.get(values));
      Object content = value.get(values);
      if (content instanceof Object[] && ((Object[]) content).length > 0) {
        content = ((Object[]) content)[0];
      }
      if (name != null && content instanceof String && result.size() < most) {
        result.put(name, (String) content);
      }
    }

    @Override
    public int status() {
      return Math.max(0, state.number(exchange)) & STATUS;
    }

    @Override
    public boolean goesOn() {
      return (Math.max(0, state.number(exchange)) & DISPATCHED) != 0;
    }
  }
}
