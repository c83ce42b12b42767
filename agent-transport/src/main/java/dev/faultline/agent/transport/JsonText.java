// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Writes texts that come from anywhere. Half of a character pair, which Java allows in a String and
 * UTF-8 does not, becomes U+FFFD; the generator would throw.
 */
final class JsonText {

  private static final char REPLACEMENT = '\uFFFD';

  private JsonText() {}

  /** Writes nothing where there is no text: absent means not known. */
  static void write(JsonGenerator json, String field, @Nullable String text) throws IOException {
    if (text != null) {
      json.writeStringField(field, whole(text));
    }
  }

  /** The same object where nothing is wrong with it. */
  static String whole(String text) {
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!startsPair(text, i)) {
          return repaired(text);
        }
        i++;
      }
    }
    return text;
  }

  private static String repaired(String text) {
    StringBuilder repaired = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c) && startsPair(text, i)) {
        repaired.append(c).append(text.charAt(++i));
      } else {
        repaired.append(Character.isSurrogate(c) ? REPLACEMENT : c);
      }
    }
    return repaired.toString();
  }

  private static boolean startsPair(String text, int i) {
    return Character.isHighSurrogate(text.charAt(i))
        && i + 1 < text.length()
        && Character.isLowSurrogate(text.charAt(i + 1));
  }
}
