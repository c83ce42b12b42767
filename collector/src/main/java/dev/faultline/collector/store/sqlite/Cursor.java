// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.store.InvalidCursorException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a page of a list ended: the last row's key. Rows that change their place meanwhile may be
 * seen twice or not at all, the others exactly once.
 */
record Cursor(EventQuery.Sort sort, long value, long number) {

  String text() {
    String plain = sort.ordinal() + ":" + value + ":" + number;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
  }

  static Cursor parse(String text, EventQuery.Sort sort) {
    try {
      String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII);
      String[] parts = plain.split(":", -1);
      if (parts.length != 3 || Integer.parseInt(parts[0]) != sort.ordinal()) {
        throw new InvalidCursorException();
      }
      return new Cursor(sort, Long.parseLong(parts[1]), Long.parseLong(parts[2]));
    } catch (IllegalArgumentException e) {
      throw new InvalidCursorException();
    }
  }
}
