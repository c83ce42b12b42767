// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.redact.Redactor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The instance fields of a class and its superclasses, the class's own first. Immutable. */
final class ClassShape {

  private static final Set<String> NAMES =
      new HashSet<>(Arrays.asList("name", "key", "headerName", "attribute", "_1", "first", "_key"));
  private static final Set<String> NAMED =
      new HashSet<>(
          Arrays.asList(
              "value", "values", "val", "valueString", "content", "_2", "second", "_val"));

  /** One field. */
  static final class Slot {
    private final String name;
    private final Class<?> type;
    private final Class<?> declaredBy;
    private final long offset;
    private final boolean redacted;

    Slot(String name, Class<?> type, Class<?> declaredBy, long offset, boolean redacted) {
      this.name = name;
      this.type = type;
      this.declaredBy = declaredBy;
      this.offset = offset;
      this.redacted = redacted;
    }

    /** With its class in front where a class below has a field of the same name. */
    String name() {
      return name;
    }

    Class<?> type() {
      return type;
    }

    boolean isOfApplication() {
      return !declaredBy.getName().startsWith("java.");
    }

    Class<?> declaredBy() {
      return declaredBy;
    }

    long offset() {
      return offset;
    }

    /** Whether another field of the object may say what this one is. */
    boolean isNamed() {
      return NAMED.contains(name);
    }

    boolean redacted() {
      return redacted;
    }
  }

  private final List<Slot> slots;
  private final boolean complete;
  private final @Nullable Slot naming;

  private ClassShape(List<Slot> slots, boolean complete) {
    this.slots = Collections.unmodifiableList(slots);
    this.complete = complete;
    naming = naming(slots);
  }

  private static @Nullable Slot naming(List<Slot> slots) {
    Slot naming = null;
    boolean named = false;
    for (Slot slot : slots) {
      named |= slot.isNamed();
      if (naming == null && NAMES.contains(slot.name()) && !slot.type().isPrimitive()) {
        naming = slot;
      }
    }
    return named ? naming : null;
  }

  /**
   * Where the JVM can't tell a class's fields, as when the type of one is missing, those of the
   * others are there all the same. Of some classes of the JDK only those fields that say something.
   */
  static ClassShape of(Class<?> type, Memory memory, Redactor redaction) {
    List<Slot> slots = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> specialised = new HashSet<>();
    boolean complete = true;
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      try {
        for (Field field : c.getDeclaredFields()) {
          String name = generalName(field.getName());
          if (name.length() < field.getName().length()) {
            specialised.add(name);
          } else if (specialised.contains(name)) {
            continue;
          }
          if (!Modifier.isStatic(field.getModifiers()) && ShownFields.shows(c, field)) {
            slots.add(
                new Slot(
                    names.add(name) ? name : simpleName(c) + "." + name,
                    field.getType(),
                    c,
                    memory.offset(field),
                    redaction.redactsName(name)));
          }
        }
      } catch (LinkageError | RuntimeException unreadable) {
        complete = false;
      }
    }
    return new ClassShape(slots, complete);
  }

  /**
   * Scala's classes for numbers have {@code _1$mcI$sp}, and leave the field {@code _1} empty that
   * they inherit.
   */
  private static String generalName(String name) {
    int mark = name.endsWith("$sp") ? name.lastIndexOf("$mc") : -1;
    return mark > 0 ? name.substring(0, mark) : name;
  }

  /** {@link Class#getSimpleName} loads the class around it. */
  private static String simpleName(Class<?> type) {
    String name = type.getName();
    return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
  }

  List<Slot> slots() {
    return slots;
  }

  /** Whether classes of the application declare any of the fields. */
  boolean hasApplicationFields() {
    for (Slot slot : slots) {
      if (slot.isOfApplication()) {
        return true;
      }
    }
    return false;
  }

  /** The field that names what another one holds, as a header's and a cookie's do. */
  @Nullable Slot naming() {
    return naming;
  }

  boolean complete() {
    return complete;
  }
}
