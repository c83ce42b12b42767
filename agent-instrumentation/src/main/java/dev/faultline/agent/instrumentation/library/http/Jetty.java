// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Exchange;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Requests and responses of Jetty: of 9.4 to 11 by their channel, of 12 as they are. */
final class Jetty implements RequestPoint.Server {

  /** A request of Jetty 12 may be wrapped as often as there are customizers. */
  private static final int MOST_WRAPPERS = 16;

  /** States of requests that nobody has made asynchronous, or that are done. */
  private static final Set<String> NOT_ASYNCHRONOUS =
      new HashSet<>(Arrays.asList("NOT_ASYNC", "BLOCKING", "COMPLETING", "COMPLETED"));

  private final LibraryField request;
  private final LibraryField response;
  private final LibraryField data;
  private final LibraryField method;
  private final LibraryField uri;
  private final LibraryField path;
  private final LibraryField query;
  private final LibraryField[] headers;
  private final LibraryField fields;
  private final LibraryField size;
  private final LibraryField name;
  private final LibraryField value;
  private final LibraryField status;
  private final LibraryField state;
  private final LibraryField[] asynchronous;
  private final LibraryField dispatcher;
  private final LibraryField channel;
  private final LibraryField callbackCompleted;

  Jetty(LibraryFields names) {
    request = names.named("_request");
    response = names.named("_response");
    data = names.named("_metaData");
    method = names.named("_method");
    uri = names.named("_uri");
    path = names.named("_path");
    query = names.named("_query");
    headers = new LibraryField[] {names.named("_fields"), names.named("_httpFields")};
    fields = names.named("_fields");
    size = names.named("_size");
    name = names.named("_name");
    value = names.named("_value");
    status = names.named("_status");
    state = names.named("_state");
    asynchronous = new LibraryField[] {names.named("_requestState"), names.named("_async")};
    dispatcher = names.named("_dispatcherType");
    channel = names.named("_httpChannelState");
    callbackCompleted = names.named("_callbackCompleted");
  }

  /**
   * @param a channel, or request
   * @param b nothing, or response
   */
  @Override
  public @Nullable Exchange exchange(@Nullable Object a, @Nullable Object b) {
    if (a == null) {
      return null;
    }
    if (b != null) {
      return new Handled(a, b, null);
    }
    Object asked = request.get(a);
    return isError(dispatcher.get(asked)) ? null : new Handled(asked, response.get(a), a);
  }

  /** Before 9.4.21 the server handles a request that has failed once more, to make the answer. */
  private static boolean isError(@Nullable Object dispatched) {
    return dispatched instanceof Enum && ((Enum<?>) dispatched).name().equals("ERROR");
  }

  /**
   * Of Jetty 12, where a servlet's channel goes on: what it has of the request, or has wrapped.
   *
   * @param names {@code _request} of Jakarta's servlets from 6 on, {@code _coreRequest} of others
   */
  RequestKey ofServletChannel(LibraryField... names) {
    return new RequestKey() {
      @Override
      public @Nullable Object of(@Nullable Object given) {
        for (LibraryField name : names) {
          Object known = name.get(given);
          if (known != null) {
            return channelOf(known);
          }
        }
        return null;
      }
    };
  }

  private @Nullable Object channelOf(@Nullable Object wrapped) {
    Object current = wrapped;
    for (int i = 0; current != null && i < MOST_WRAPPERS; i++) {
      Object found = channel.get(current);
      if (found != null) {
        return found;
      }
      current = request.get(current);
    }
    return null;
  }

  private final class Handled implements Exchange {

    private final @Nullable Object handled;
    private final @Nullable Object answer;
    private final @Nullable Object key;

    Handled(@Nullable Object handled, @Nullable Object answer, @Nullable Object oldChannel) {
      this.handled = handled;
      this.answer = answer;
      key = oldChannel == null ? channelOf(handled) : oldChannel;
    }

    /** What every version keeps of a request. */
    private @Nullable Object content() {
      Object current = handled;
      for (int i = 0; i < MOST_WRAPPERS; i++) {
        Object content = data.get(current);
        if (content != null) {
          return content;
        }
        current = request.get(current);
      }
      return null;
    }

    @Override
    public Object identity() {
      return this;
    }

    @Override
    public @Nullable String method() {
      return method.text(content());
    }

    @Override
    public @Nullable String path() {
      return path.text(uri.get(content()));
    }

    @Override
    public @Nullable String query() {
      return query.text(uri.get(content()));
    }

    @Override
    public @Nullable String remote() {
      return null;
    }

    @Override
    public void headersTo(Map<String, String> result, int most) {
      Object content = content();
      for (LibraryField field : headers) {
        Object all = field.get(content);
        Object array = fields.get(all);
        if (array instanceof Object[]) {
          Object[] entries = (Object[]) array;
          int known = size.number(all);
          int used = known < 0 ? entries.length : Math.min(known, entries.length);
          for (int i = 0; i < Math.min(used, most); i++) {
            String key = name.text(entries[i]);
            String text = value.text(entries[i]);
            if (key != null && text != null) {
              result.put(key, text);
            }
          }
        }
      }
    }

    @Override
    public int status() {
      return Math.max(0, status.number(answer));
    }

    @Override
    public @Nullable Object key() {
      return key;
    }

    @Override
    public boolean goesOn() {
      Object old = state.get(key);
      for (LibraryField field : asynchronous) {
        Object known = field.get(old);
        if (known instanceof Enum) {
          return !NOT_ASYNCHRONOUS.contains(((Enum<?>) known).name());
        }
      }
      return callbackCompleted.isFalse(key);
    }
  }
}
