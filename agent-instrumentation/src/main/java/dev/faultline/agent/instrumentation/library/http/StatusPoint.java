// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryField;
import org.jspecify.annotations.Nullable;

/** Where an answer gets its status. */
final class StatusPoint implements LibraryPoint {

  private final Invocations invocations;
  private final @Nullable LibraryField holder;
  private final LibraryField status;
  private final int mask;

  /**
   * @param holder field of the receiver whose object has the status; {@code null} for the receiver
   * @param mask the bits of the field that are the status
   */
  StatusPoint(
      Invocations invocations, @Nullable LibraryField holder, LibraryField status, int mask) {
    this.invocations = invocations;
    this.holder = holder;
    this.status = status;
    this.mask = mask;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object receiver, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return receiver;
  }

  @Override
  public void left(
      @Nullable Object receiver, @Nullable Object result, @Nullable Throwable exception) {
    int number = status.number(holder == null ? receiver : holder.get(receiver));
    if (number > 0) {
      invocations.answering(number & mask);
    }
  }
}
