// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.ref.WeakReference;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A field of a library's objects by its name, read without a call of the library. Where a version
 * of the library has no such field, there is nothing. Remembers where it is in the class that was
 * asked for last, but not that class. Thread-safe.
 */
public final class LibraryField {

  /** Where the field is in a class; {@code null} where the class has none. Immutable. */
  private static final class Found {
    private final WeakReference<Class<?>> type;
    private final ClassShape.@Nullable Slot slot;

    Found(Class<?> type, ClassShape.@Nullable Slot slot) {
      this.type = new WeakReference<>(type);
      this.slot = slot;
    }
  }

  private final JdkFields fields;
  private final Memory memory;
  private final String name;
  private @Nullable Found last;

  LibraryField(JdkFields fields, Memory memory, String name) {
    this.fields = fields;
    this.memory = memory;
    this.name = name;
  }

  private ClassShape.@Nullable Slot slot(@Nullable Object object) {
    if (object == null) {
      return null;
    }
    Class<?> type = object.getClass();
    Found found = last;
    if (found == null || found.type.get() != type) {
      found = new Found(type, fields.slot(type, name));
      last = found;
    }
    return found.slot;
  }

  /** {@code null} where it holds no object, too. */
  public @Nullable Object get(@Nullable Object object) {
    ClassShape.Slot slot = slot(object);
    return object == null || slot == null || slot.type().isPrimitive()
        ? null
        : memory.getObject(object, slot.offset());
  }

  /** {@code null} where it holds something else, too. */
  public @Nullable String text(@Nullable Object object) {
    Object found = get(object);
    return found instanceof String ? (String) found : null;
  }

  /**
   * Puts another text into the field, if it still has the one that is given.
   *
   * @return false where it has not, or is of a type that may hold other things than text
   */
  public boolean replace(@Nullable Object object, Object text, String by) {
    ClassShape.Slot slot = slot(object);
    if (object == null || slot == null || get(object) != text || !holdsText(slot.type())) {
      return false;
    }
    memory.putObject(object, slot.offset(), by);
    return true;
  }

  /** Puts a map into the field, where it is one for any map. */
  public void put(@Nullable Object object, Map<?, ?> map) {
    ClassShape.Slot slot = slot(object);
    if (object != null && slot != null && slot.type() == Map.class) {
      memory.putObject(object, slot.offset(), map);
    }
  }

  private static boolean holdsText(Class<?> type) {
    return type == String.class || type == CharSequence.class || type == Object.class;
  }

  /** -1 where there is none. */
  public int number(@Nullable Object object) {
    ClassShape.Slot slot = slot(object);
    return object == null || slot == null || slot.type() != int.class
        ? -1
        : memory.getInt(object, slot.offset());
  }

  /** Whether it is there, and not set. */
  public boolean isFalse(@Nullable Object object) {
    ClassShape.Slot slot = slot(object);
    return object != null
        && slot != null
        && slot.type() == boolean.class
        && !memory.getBoolean(object, slot.offset());
  }

  /** -1 where there is none. */
  public long longNumber(@Nullable Object object) {
    ClassShape.Slot slot = slot(object);
    return object == null || slot == null || slot.type() != long.class
        ? -1
        : memory.getLong(object, slot.offset());
  }
}
