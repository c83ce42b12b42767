// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields of the JDK's own classes, and of those of languages, by their names, read at a class that
 * is given: an application's subclass may have a field of the same name. Thread-safe.
 */
final class JdkFields {

  private final Memory memory;
  private final ClassValue<Map<String, ClassShape.Slot>> slots;

  JdkFields(Memory memory) {
    this.memory = memory;
    slots =
        new ClassValue<Map<String, ClassShape.Slot>>() {
          @Override
          protected Map<String, ClassShape.Slot> computeValue(Class<?> type) {
            try {
              return byName(type, memory);
            } catch (LinkageError fieldOfMissingType) {
              return Collections.emptyMap();
            }
          }
        };
  }

  private static Map<String, ClassShape.Slot> byName(Class<?> type, Memory memory) {
    Map<String, ClassShape.Slot> result = new HashMap<>();
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !result.containsKey(field.getName())) {
          ClassShape.Slot slot =
              new ClassShape.Slot(field.getName(), field.getType(), c, memory.offset(field), false);
          result.put(field.getName(), slot);
          result.putIfAbsent(sourceName(field.getName()), slot);
        }
      }
    }
    return result;
  }

  /** Scala puts the class in front of the names of some private fields. */
  private static String sourceName(String name) {
    int behind = name.lastIndexOf("$$");
    return behind < 0 ? name : name.substring(behind + 2);
  }

  /**
   * @param level the class to begin at; its superclasses follow
   */
  ClassShape.@Nullable Slot slot(Class<?> level, String field) {
    return slots.get(level).get(field);
  }

  boolean has(Class<?> level, String field) {
    return slot(level, field) != null;
  }

  /** {@code null} where this JDK has no such field, too. */
  @Nullable Object get(Object object, Class<?> level, String field) {
    ClassShape.Slot slot = slot(level, field);
    return slot == null || slot.type().isPrimitive()
        ? null
        : memory.getObject(object, slot.offset());
  }

  @Nullable Object get(Object object, String field) {
    return get(object, object.getClass(), field);
  }

  /** -1 where this JDK has no such field. */
  int getInt(Object object, Class<?> level, String field) {
    ClassShape.Slot slot = slot(level, field);
    return slot == null || slot.type() != int.class ? -1 : memory.getInt(object, slot.offset());
  }

  int getInt(Object object, String field) {
    return getInt(object, object.getClass(), field);
  }

  /** -1 where this JDK has no such field. */
  long getLong(Object object, Class<?> level, String field) {
    ClassShape.Slot slot = slot(level, field);
    return slot == null || slot.type() != long.class ? -1 : memory.getLong(object, slot.offset());
  }

  /** {@code false} where this JDK has no such field. */
  boolean getBoolean(Object object, Class<?> level, String field) {
    ClassShape.Slot slot = slot(level, field);
    return slot != null && slot.type() == boolean.class && memory.getBoolean(object, slot.offset());
  }

  /** How a builder of strings keeps its characters: 0 for a byte each; 0 before JDK 9 as well. */
  int coder(Object builder) {
    ClassShape.Slot slot = slot(builder.getClass(), "coder");
    return slot == null ? 0 : memory.getByte(builder, slot.offset());
  }
}
