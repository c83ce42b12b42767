// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where a library puts a value into the mapped diagnostic context: the object that has the contexts
 * of all threads is remembered, since events have theirs only where an appender asks for it.
 *
 * <p>Thread-safe. Two threads that come with new objects at once may forget one until the next
 * call.
 */
final class ContextMaps implements LibraryPoint {

  /** Of applications that have a copy of the library each. */
  private static final int MOST = 8;

  private final Contexts contexts;
  private final LibraryField[] locals;
  private final String library;
  private volatile WeakReference<?>[] known = new WeakReference<?>[0];

  /**
   * @param library what its classes' names begin with
   * @param locals fields that versions have the threads' contexts in
   */
  ContextMaps(LibraryFields fields, String library, String... locals) {
    contexts = new Contexts(fields);
    this.library = library;
    this.locals = new LibraryField[locals.length];
    for (int i = 0; i < locals.length; i++) {
      this.locals[i] = fields.named(locals[i]);
    }
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object adapter, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    WeakReference<?>[] all = known;
    for (WeakReference<?> each : all) {
      if (each.get() == adapter) {
        return null;
      }
    }
    add(all, adapter);
    return null;
  }

  private void add(WeakReference<?>[] all, @Nullable Object adapter) {
    int live = 0;
    for (WeakReference<?> each : all) {
      live += each.get() == null ? 0 : 1;
    }
    if (live >= MOST) {
      return;
    }
    WeakReference<?>[] more = new WeakReference<?>[live + 1];
    for (WeakReference<?> each : all) {
      if (each.get() != null && live > 0) {
        more[--live] = each;
      }
    }
    more[more.length - 1] = new WeakReference<Object>(adapter);
    known = more;
  }

  /** What an event has where an appender has asked for it, or else what the calling thread has. */
  @Nullable Map<String, String> of(@Nullable Object asked) {
    Map<String, String> found = contexts.copy(asked);
    return found == null ? ofThread() : found;
  }

  /**
   * All of it, in a new map; {@code null} where it can't be read without a call of what may be
   * anybody's.
   */
  @Nullable Map<String, String> whole(@Nullable Object asked) {
    if (asked != null) {
      return contexts.whole(asked);
    }
    for (WeakReference<?> each : known) {
      Object adapter = each.get();
      for (LibraryField field : locals) {
        Object map = value(field.get(adapter));
        if (map != null) {
          return contexts.whole(map);
        }
      }
    }
    return new HashMap<>();
  }

  /** What the calling thread has; {@code null} where it has nothing. */
  @Nullable Map<String, String> ofThread() {
    for (WeakReference<?> each : known) {
      Object adapter = each.get();
      for (LibraryField field : locals) {
        Map<String, String> found = contexts.copy(value(field.get(adapter)));
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }

  /** Of what is the JDK's or the library's: others could have code that runs. */
  private @Nullable Object value(@Nullable Object local) {
    if (local == null) {
      return null;
    }
    Class<?> type = local.getClass();
    return type == ThreadLocal.class
            || type == InheritableThreadLocal.class
            || (local instanceof ThreadLocal && type.getName().startsWith(library))
        ? ((ThreadLocal<?>) local).get()
        : null;
  }
}
