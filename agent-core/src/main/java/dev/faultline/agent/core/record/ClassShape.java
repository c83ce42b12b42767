// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.redact.Redactor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The instance fields of a class and its superclasses, the class's own first. Immutable. */
final class ClassShape {

  /** One field. */
  static final class Slot {
    private final String name;
    private final Class<?> type;
    private final long offset;
    private final boolean redacted;

    Slot(String name, Class<?> type, long offset, boolean redacted) {
      this.name = name;
      this.type = type;
      this.offset = offset;
      this.redacted = redacted;
    }

    String name() {
      return name;
    }

    Class<?> type() {
      return type;
    }

    long offset() {
      return offset;
    }

    boolean redacted() {
      return redacted;
    }
  }

  private final List<Slot> slots;
  private final boolean complete;

  private ClassShape(List<Slot> slots, boolean complete) {
    this.slots = Collections.unmodifiableList(slots);
    this.complete = complete;
  }

  /**
   * Where the JVM can't tell a class's fields, as when the type of one is missing, those of the
   * others are there all the same.
   */
  static ClassShape of(Class<?> type, Memory memory, Redactor redaction) {
    List<Slot> slots = new ArrayList<>();
    boolean complete = true;
    for (Class<?> c = type; c != null && c != Object.class; c = c.getSuperclass()) {
      try {
        for (Field field : c.getDeclaredFields()) {
          if (!Modifier.isStatic(field.getModifiers())) {
            slots.add(
                new Slot(
                    field.getName(),
                    field.getType(),
                    memory.offset(field),
                    redaction.redactsName(field.getName())));
          }
        }
      } catch (LinkageError | RuntimeException unreadable) {
        complete = false;
      }
    }
    return new ClassShape(slots, complete);
  }

  List<Slot> slots() {
    return slots;
  }

  boolean complete() {
    return complete;
  }
}
