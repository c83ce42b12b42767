// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.redact.Redactor;

/** What all recordings share. Thread-safe. */
public final class Recorder {

  private final Memory memory;
  private final Limits limits;
  private final Redactor redaction;
  private final Throwables throwables;
  private final ClassShapes shapes;
  private final JdkCollections collections;

  public Recorder(Memory memory, Limits limits, Redactor redaction, Throwables throwables) {
    this.memory = memory;
    this.limits = limits;
    this.redaction = redaction;
    this.throwables = throwables;
    shapes = new ClassShapes(memory, redaction);
    collections = new JdkCollections(shapes);
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

  Memory memory() {
    return memory;
  }

  ClassShapes shapes() {
    return shapes;
  }

  JdkCollections collections() {
    return collections;
  }
}
