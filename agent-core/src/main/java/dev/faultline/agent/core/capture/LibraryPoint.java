// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import org.jspecify.annotations.Nullable;

/**
 * What the agent does where a method of a library begins and ends. Called on the application's
 * threads: neither waits nor calls what the application may have overridden; what it throws is
 * dropped.
 */
public interface LibraryPoint {

  /**
   * The method begins.
   *
   * @param a to {@code d}: receiver and arguments, as the point asked for them
   * @return what {@link #left} gets
   */
  default @Nullable Object entered(
      @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return null;
  }

  /**
   * Whether the method may call itself, and only the outermost call is meant: the others have no
   * context, and {@link #entered} is not called for them.
   */
  default boolean isForOutermost() {
    return false;
  }

  /**
   * The method ends.
   *
   * @param context what {@link #entered} gave
   * @param result {@code null} where it has none, or throws
   * @param exception {@code null} where it returns
   */
  default void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {}
}
