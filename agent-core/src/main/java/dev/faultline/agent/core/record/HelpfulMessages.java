// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * What the JVM says about a NullPointerException of its own (JEP 358), without {@code getMessage}:
 * that one takes the exception's lock, which a thread of the application may hold. Thread-safe.
 */
final class HelpfulMessages {

  private final JdkFields fields;
  private final @Nullable Method made;

  HelpfulMessages(Memory memory) {
    fields = new JdkFields(memory);
    made = method();
  }

  private static @Nullable Method method() {
    try {
      Method method = NullPointerException.class.getDeclaredMethod("getExtendedNPEMessage");
      method.setAccessible(true);
      return method;
    } catch (ReflectiveOperationException | RuntimeException beforeJdk14) {
      return null;
    }
  }

  /** {@code null} where there is none, or the stack was filled in more than once. */
  @Nullable String message(Throwable exception) {
    Class<?> level = NullPointerException.class;
    if (made == null || fields.getInt(exception, level, "extendedMessageState") != 1) {
      return (String) fields.get(exception, level, "extendedMessage");
    }
    return make(exception);
  }

  /** As the JVM makes it now. */
  @Nullable String make(Throwable exception) {
    try {
      return made == null ? null : (String) made.invoke(exception);
    } catch (ReflectiveOperationException | RuntimeException unexpected) {
      return null;
    }
  }
}
