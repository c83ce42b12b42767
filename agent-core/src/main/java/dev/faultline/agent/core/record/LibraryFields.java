// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import org.jspecify.annotations.Nullable;

/**
 * Fields of a library's objects by their names, read without a call of the library. Where a version
 * of the library has no such field, there is nothing. Thread-safe.
 */
public final class LibraryFields {

  private final JdkFields fields;

  public LibraryFields(Memory memory) {
    fields = new JdkFields(memory);
  }

  public @Nullable Object get(@Nullable Object object, String field) {
    return object == null ? null : fields.get(object, object.getClass(), field);
  }

  /** {@code null} where the field holds something else, too. */
  public @Nullable String text(@Nullable Object object, String field) {
    Object found = get(object, field);
    return found instanceof String ? (String) found : null;
  }

  /** -1 where there is none. */
  public int number(@Nullable Object object, String field) {
    return object == null ? -1 : fields.getInt(object, object.getClass(), field);
  }

  /** -1 where there is none. */
  public long longNumber(@Nullable Object object, String field) {
    return object == null ? -1 : fields.getLong(object, object.getClass(), field);
  }
}
