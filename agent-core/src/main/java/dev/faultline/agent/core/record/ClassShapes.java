// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/** Shapes by class, kept with the class itself, so that they live and die with it. Thread-safe. */
final class ClassShapes extends ClassValue<ClassShape> {

  private final Memory memory;
  private final Redactor redaction;

  ClassShapes(Memory memory, Redactor redaction) {
    this.memory = memory;
    this.redaction = redaction;
  }

  @Override
  protected ClassShape computeValue(Class<?> type) {
    return ClassShape.of(type, memory, redaction);
  }

  /**
   * One reference field of a class of the JDK by its name; {@code null} where this JDK has none
   * such.
   */
  @Nullable Object read(Object object, String field) {
    for (ClassShape.Slot slot : get(object.getClass()).slots()) {
      if (slot.name().equals(field) && !slot.type().isPrimitive()) {
        return memory.getObject(object, slot.offset());
      }
    }
    return null;
  }

  /** One {@code int} field of a class of the JDK by its name; -1 where this JDK has none such. */
  int readInt(Object object, String field) {
    for (ClassShape.Slot slot : get(object.getClass()).slots()) {
      if (slot.name().equals(field) && slot.type() == int.class) {
        return memory.getInt(object, slot.offset());
      }
    }
    return -1;
  }
}
