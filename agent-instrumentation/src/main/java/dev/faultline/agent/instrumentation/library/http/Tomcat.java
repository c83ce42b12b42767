// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests and responses of Tomcat 7 to 11, below the servlets. */
final class Tomcat implements RequestPoint.Server {

  private static final int LONGEST = 8_192;

  private final LibraryField method;
  private final LibraryField uri;
  private final LibraryField query;
  private final LibraryField remote;
  private final LibraryField headers;
  private final LibraryField fields;
  private final LibraryField count;
  private final LibraryField name;
  private final LibraryField value;
  private final LibraryField text;
  private final LibraryField bytes;
  private final LibraryField characters;
  private final LibraryField buffer;
  private final LibraryField start;
  private final LibraryField end;
  private final LibraryField status;
  private final LibraryField processor;
  private final LibraryField asynchronous;
  private final LibraryField state;

  Tomcat(LibraryFields names) {
    method = names.named("methodMB");
    uri = names.named("uriMB");
    query = names.named("queryMB");
    remote = names.named("remoteAddrMB");
    headers = names.named("headers");
    fields = names.named("headers");
    count = names.named("count");
    name = names.named("nameB");
    value = names.named("valueB");
    text = names.named("strValue");
    bytes = names.named("byteC");
    characters = names.named("charC");
    buffer = names.named("buff");
    start = names.named("start");
    end = names.named("end");
    status = names.named("status");
    processor = names.named("hook");
    asynchronous = names.named("asyncStateMachine");
    state = names.named("state");
  }

  @Override
  public @Nullable Exchange exchange(@Nullable Object request, @Nullable Object response) {
    return request == null || response == null ? null : new Handled(request, response);
  }

  /** A text that is kept as bytes until somebody wants it. */
  private @Nullable String text(@Nullable Object message) {
    String known = text.text(message);
    if (known != null) {
      return known;
    }
    Object ofBytes = bytes.get(message);
    Object array = buffer.get(ofBytes);
    if (array instanceof byte[]) {
      byte[] all = (byte[]) array;
      int from = start.number(ofBytes);
      int length = Math.min(LONGEST, Math.min(end.number(ofBytes), all.length) - from);
      return from < 0 || length <= 0
          ? null
          : new String(all, from, length, StandardCharsets.ISO_8859_1);
    }
    Object ofCharacters = characters.get(message);
    array = buffer.get(ofCharacters);
    if (array instanceof char[]) {
      char[] all = (char[]) array;
      int from = start.number(ofCharacters);
      int length = Math.min(LONGEST, Math.min(end.number(ofCharacters), all.length) - from);
      return from < 0 || length <= 0 ? null : new String(all, from, length);
    }
    return null;
  }

  private final class Handled implements Exchange {

    private final Object request;
    private final Object response;

    Handled(Object request, Object response) {
      this.request = request;
      this.response = response;
    }

    /** Itself: the server's objects are used for the next request, and nothing is handled twice. */
    @Override
    public Object identity() {
      return this;
    }

    @Override
    public @Nullable String method() {
      return text(method.get(request));
    }

    @Override
    public @Nullable String path() {
      return text(uri.get(request));
    }

    @Override
    public @Nullable String query() {
      return text(query.get(request));
    }

    @Override
    public @Nullable String remote() {
      return text(remote.get(request));
    }

    @Override
    public void headersTo(Map<String, String> result, int most) {
      Object all = headers.get(request);
      Object array = fields.get(all);
      int used = count.number(all);
      if (array instanceof Object[]) {
        Object[] entries = (Object[]) array;
        for (int i = 0; i < Math.min(Math.min(used, most), entries.length); i++) {
          String key = text(name.get(entries[i]));
          String content = text(value.get(entries[i]));
          if (key != null && content != null) {
            result.put(key, content);
          }
        }
      }
    }

    @Override
    public int status() {
      return Math.max(0, status.number(response));
    }

    @Override
    public Object key() {
      return request;
    }

    /** Dispatched is what a request is that nobody has made asynchronous, or no longer. */
    @Override
    public boolean goesOn() {
      Object now = state.get(asynchronous.get(processor.get(request)));
      return now instanceof Enum && !((Enum<?>) now).name().equals("DISPATCHED");
    }
  }
}
