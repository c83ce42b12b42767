// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

/** Makes {@link LibraryField}s. Thread-safe. */
public final class LibraryFields {

  private final Memory memory;
  private final JdkFields fields;

  public LibraryFields(Memory memory) {
    this.memory = memory;
    fields = new JdkFields(memory);
  }

  public LibraryField named(String name) {
    return new LibraryField(fields, memory, name);
  }
}
