// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Request;
import dev.faultline.agent.core.model.Request.Direction;
import dev.faultline.agent.core.model.TraceContext;
import dev.faultline.agent.core.record.Recorder;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the record of a request: cut, and without secrets. Thread-safe. */
final class Requests {

  private static final int MOST_HEADERS = 50;
  private static final int LONGEST_NAME = 250;
  private static final int LONGEST_QUERY = 2_048;

  /** Segments of a path that are kept in a name. */
  private static final int MOST_SEGMENTS = 8;

  private static final int LONGEST_SEGMENT = 40;

  private final Recorder recorder;

  Requests(Recorder recorder) {
    this.recorder = recorder;
  }

  Request incoming(Exchange exchange) {
    Map<String, String> raw = new LinkedHashMap<>();
    exchange.headersTo(raw, MOST_HEADERS);
    Map<String, String> headers = new LinkedHashMap<>();
    TraceContext trace = null;
    for (Map.Entry<String, String> header : raw.entrySet()) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      headers.put(Messages.name(name, recorder), value(name, header.getValue()));
      if (name.equals("traceparent")) {
        trace = TraceContext.ofHeader(header.getValue());
      }
    }
    String method = exchange.method();
    String path = exchange.path();
    String query = exchange.query();
    Request request =
        new Request(
            Direction.INCOMING,
            method(method),
            path == null ? null : path(path),
            query == null || query.isEmpty() ? null : query(query),
            exchange.remote(),
            headers,
            trace);
    request.status(exchange.status());
    return request;
  }

  /**
   * @param method as {@link #method} gives it
   * @param address without query
   */
  Request outgoing(String method, String address, @Nullable String query) {
    return new Request(
        Direction.OUTGOING,
        method,
        path(address),
        query == null || query.isEmpty() ? null : query(query),
        null,
        new LinkedHashMap<String, String>(0),
        null);
  }

  private String value(String name, String value) {
    return recorder.redaction().redactsName(name)
        ? Messages.REDACTED
        : Messages.name(value, recorder);
  }

  /** Methods are a few words; anything else may be an attack. */
  static String method(@Nullable String method) {
    if (method == null || method.isEmpty() || method.length() > 20) {
      return "?";
    }
    for (int i = 0; i < method.length(); i++) {
      char c = method.charAt(i);
      if (!((c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_')) {
        return "?";
      }
    }
    return method;
  }

  /** Without parameters of segments, which hold sessions. */
  String path(String path) {
    return Messages.clean(withoutParameters(path), recorder);
  }

  /** Of an entry point, or of what it is answered with: as the protocol has names. */
  String name(String text) {
    String clean = path(text);
    return clean.length() <= LONGEST_NAME ? clean : clean.substring(0, LONGEST_NAME) + "…";
  }

  private static String withoutParameters(String path) {
    if (path.indexOf(';') < 0) {
      return path;
    }
    StringBuilder text = new StringBuilder(path.length());
    boolean inParameter = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      inParameter = c == ';' || (inParameter && c != '/');
      if (!inParameter) {
        text.append(c);
      } else if (c == ';') {
        text.append(";…");
      }
    }
    return text.toString();
  }

  String query(String query) {
    String part = query.length() > LONGEST_QUERY ? query.substring(0, LONGEST_QUERY) : query;
    StringBuilder text = new StringBuilder(part.length());
    int start = 0;
    while (start <= part.length()) {
      int and = part.indexOf('&', start);
      int end = and < 0 ? part.length() : and;
      int equals = part.indexOf('=', start);
      if (equals > start && equals < end) {
        String name = part.substring(start, equals);
        String value = part.substring(equals + 1, end);
        text.append(name).append('=').append(value(decoded(name), decoded(value)));
      } else {
        text.append(Messages.name(part.substring(start, end), recorder));
      }
      if (and >= 0) {
        text.append('&');
      }
      start = end + 1;
    }
    return query.length() > LONGEST_QUERY ? text.append('…').toString() : text.toString();
  }

  /** {@code pass%77ord} is a name that a server understands; so must the rules. */
  private static String decoded(String text) {
    if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
      return text;
    }
    StringBuilder result = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
      int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
      if (low >= 0) {
        result.append((char) (high * 16 + low));
        i += 2;
      } else {
        result.append(c == '+' ? ' ' : c);
      }
    }
    return result.toString();
  }

  /**
   * What requests to one place have in common, where no framework says so: {@code /orders/*} of
   * {@code /orders/17}. Segments with a digit, or that are long, are taken for values.
   */
  String routeOf(@Nullable String path) {
    if (path == null) {
      return "";
    }
    String plain = path(path);
    StringBuilder route = new StringBuilder(plain.length());
    int segments = 0;
    int start = 0;
    while (start < plain.length()) {
      int slash = plain.indexOf('/', start);
      int end = slash < 0 ? plain.length() : slash;
      if (end > start) {
        if (++segments > MOST_SEGMENTS) {
          return route.append("/…").toString();
        }
        route.append('/');
        String segment = plain.substring(start, end);
        route.append(isValue(segment) ? "*" : segment);
      }
      start = end + 1;
    }
    return segments == 0 ? "/" : route.toString();
  }

  private static boolean isValue(String segment) {
    if (segment.length() > LONGEST_SEGMENT) {
      return true;
    }
    boolean hasLetter = false;
    boolean hasDigit = false;
    for (int i = 0; i < segment.length(); i++) {
      char c = segment.charAt(i);
      if (c == '%' || c == '@' || c == ';' || c == '«') {
        return true;
      }
      hasDigit |= Character.isDigit(c);
      hasLetter |= Character.isLetter(c);
    }
    // v1 and v2 are versions of an interface
    boolean isVersion = hasDigit && hasLetter && segment.length() <= 3 && segment.charAt(0) == 'v';
    return hasDigit && !isVersion;
  }
}
