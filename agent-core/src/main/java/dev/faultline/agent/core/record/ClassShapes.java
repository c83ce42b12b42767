// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.redact.Redactor;

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
}
