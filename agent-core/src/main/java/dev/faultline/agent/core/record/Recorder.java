// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.redact.Redactor;
import org.jspecify.annotations.Nullable;

/** What all recordings share. Thread-safe. */
public final class Recorder {

  private final Memory memory;
  private final Limits limits;
  private final Redactor redaction;
  private final Throwables throwables;
  private final ClassShapes shapes;
  private final JdkCollections collections;
  private final Texts texts;
  private final Characters characters;
  private final LazyCollections lazy;
  private final Boxes boxes;

  public Recorder(Memory memory, Limits limits, Redactor redaction, Throwables throwables) {
    this.memory = memory;
    this.limits = limits;
    this.redaction = redaction;
    this.throwables = throwables;
    shapes = new ClassShapes(memory, redaction);
    JdkFields fields = new JdkFields(memory);
    texts = new Texts(fields);
    characters = new Characters(fields);
    lazy = new LazyCollections(fields);
    boxes = new Boxes(fields);
    collections = new JdkCollections(fields);
  }

  public ObjectGraph newGraph() {
    return new ObjectGraph(this);
  }

  public Limits limits() {
    return limits;
  }

  public Redactor redaction() {
    return redaction;
  }

  public Throwables throwables() {
    return throwables;
  }

  /**
   * A value in one line, as people know it: texts, numbers, dates and the like; of all else its
   * class. Nothing that the application may have overridden is called.
   */
  public String plainText(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (redaction.redactsType(value.getClass().getName())) {
      return Redactor.REPLACEMENT;
    }
    if (value instanceof String) {
      return (String) value;
    }
    String text = null;
    try {
      text = texts.of(value);
    } catch (RuntimeException | LinkageError hostile) {
      text = null;
    }
    return text == null ? value.getClass().getName() : text;
  }

  Memory memory() {
    return memory;
  }

  ClassShapes shapes() {
    return shapes;
  }

  JdkCollections collections() {
    return collections;
  }

  Texts texts() {
    return texts;
  }

  Characters characters() {
    return characters;
  }

  LazyCollections lazy() {
    return lazy;
  }

  Boxes boxes() {
    return boxes;
  }
}
