// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bounds of texts in a snapshot, so that a page has no more of them than it can show. */
final class TextCheck {

  static void text(String path, @Nullable String text, int max) {
    if (text != null && text.length() > max) {
      throw new InvalidItemException(path, "must have at most " + max + " characters");
    }
  }

  static void map(String path, Map<String, String> map, int maxEntries, int maxName, int maxValue) {
    if (map.size() > maxEntries) {
      throw new InvalidItemException(
          path, "must have at most " + maxEntries + " entries, has " + map.size());
    }
    map.forEach(
        (name, value) -> {
          if (name.length() > maxName) {
            throw new InvalidItemException(
                path, "must have names of at most " + maxName + " characters");
          }
          text(path + "/" + ShownText.of(name, 100), value, maxValue);
        });
  }

  private TextCheck() {}
}
