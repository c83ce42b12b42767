// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Headers of Netty 4, a linked list, and its texts, which are bytes. Thread-safe. */
final class NettyHeaders {

  private static final int LONGEST = 8_192;

  private final LibraryField inner;
  private final LibraryField head;
  private final LibraryField after;
  private final LibraryField key;
  private final LibraryField value;
  private final LibraryField bytes;
  private final LibraryField offset;
  private final LibraryField length;

  NettyHeaders(LibraryFields fields) {
    inner = fields.named("headers");
    head = fields.named("head");
    after = fields.named("after");
    key = fields.named("key");
    value = fields.named("value");
    bytes = fields.named("value");
    offset = fields.named("offset");
    length = fields.named("length");
  }

  /** A string, or Netty's own text; {@code null} for all else, which may be anybody's. */
  @Nullable String text(@Nullable Object text) {
    if (text instanceof String) {
      return (String) text;
    }
    Object array = bytes.get(text);
    int from = offset.number(text);
    if (!(array instanceof byte[]) || from < 0) {
      return null;
    }
    byte[] all = (byte[]) array;
    int size = Math.min(Math.min(length.number(text), LONGEST), all.length - from);
    return size < 0 ? null : new String(all, from, size, StandardCharsets.ISO_8859_1);
  }

  /**
   * @param message a request or response
   */
  void to(Map<String, String> result, @Nullable Object message, int most) {
    Object first = head.get(inner.get(inner.get(message)));
    Object entry = after.get(first);
    for (int i = 0; i < most && entry != null && entry != first; i++) {
      String name = text(key.get(entry));
      String content = text(value.get(entry));
      if (name != null && content != null) {
        result.put(name, content);
      }
      entry = after.get(entry);
    }
  }
}
