// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import org.jspecify.annotations.Nullable;

/**
 * Objects of the JDK's classes, and of subclasses of them, that are shown as a text made from their
 * fields: none of their methods is called, since a subclass could have overridden it. Thread-safe.
 */
final class TextsByField {

  /** Not a class that is shown as a text. Compared by identity. */
  static final String NONE = "none";

  private static final int MOST_BITS = 50;

  private final JdkFields fields;
  private final DateTexts dates;
  private final LockTexts locks;
  private final ConnectionTexts connections;

  TextsByField(JdkFields fields) {
    this.fields = fields;
    dates = new DateTexts(fields);
    locks = new LockTexts(fields);
    connections = new ConnectionTexts(fields);
  }

  @Nullable String of(Object object) {
    for (Class<?> c = object.getClass(); c != Object.class && c != null; c = c.getSuperclass()) {
      if (c.getName().startsWith("java.")) {
        String text = of(object, c);
        if (!isNone(text)) {
          return text;
        }
      }
    }
    return null;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isNone(@Nullable String text) {
    return text == NONE;
  }

  private @Nullable String of(Object object, Class<?> level) {
    String text = other(object, level);
    text = isNone(text) ? dates.of(object, level) : text;
    text = isNone(text) ? locks.of(object, level) : text;
    return isNone(text) ? connections.of(object, level) : text;
  }

  private @Nullable String other(Object object, Class<?> level) {
    switch (level.getName()) {
      case "java.lang.Thread":
        return thread((Thread) object);
      case "java.lang.ThreadGroup":
        return (String) fields.get(object, level, "name");
      case "java.lang.ClassLoader":
        return loader(object);
      case "java.io.File":
        return (String) fields.get(object, level, "path");
      case "java.util.TimeZone":
        return (String) fields.get(object, level, "ID");
      case "java.util.BitSet":
        return bits(object, level);
      case "java.util.Optional":
        return fields.get(object, level, "value") == null ? "empty" : null;
      case "java.util.concurrent.CompletableFuture":
        return future(object, level);
      case "java.util.concurrent.FutureTask":
        return task(object, level);
      default:
        return NONE;
    }
  }

  /** {@code getName} is final. */
  static String thread(Thread thread) {
    String name = thread.getName();
    return name.isEmpty() ? "without a name" : name;
  }

  private static String loader(Object object) {
    return object.getClass().getName() + "@" + Integer.toHexString(System.identityHashCode(object));
  }

  private String bits(Object object, Class<?> level) {
    long[] words = (long[]) fields.get(object, level, "words");
    int used = fields.getInt(object, level, "wordsInUse");
    StringBuilder text = new StringBuilder("{");
    int shown = 0;
    for (int i = 0; words != null && i < used && i < words.length; i++) {
      for (int bit = 0; words[i] != 0 && bit < 64; bit++) {
        if ((words[i] >>> bit & 1) != 0) {
          if (shown++ == MOST_BITS) {
            return text.append(", …}").toString();
          }
          text.append(shown == 1 ? "" : ", ").append(64 * i + bit);
        }
      }
    }
    return text.append('}').toString();
  }

  private @Nullable String future(Object object, Class<?> level) {
    Object result = fields.get(object, level, "result");
    if (result == null) {
      return "not completed";
    }
    boolean encoded = result.getClass().getName().endsWith("CompletableFuture$AltResult");
    return encoded && fields.get(result, "ex") == null ? "completed with null" : null;
  }

  private @Nullable String task(Object object, Class<?> level) {
    int state = fields.getInt(object, level, "state");
    if (state < 2) {
      return "not completed";
    }
    return state > 3 ? "cancelled" : null;
  }
}
