// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.Invocation;
import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.model.EntryPoint.Kind;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Where a client of a message broker calls the application's listener, which it has in a field:
 * {@code OrderListener (listener)}.
 */
final class ConsumerPoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField listener;

  /**
   * @param listener field of the receiver that has the listener, or a reference to it
   */
  ConsumerPoint(Invocations invocations, LibraryFields fields, String listener) {
    this.invocations = invocations;
    this.listener = fields.named(listener);
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object client, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Object found = listener.get(client);
    Object called =
        found != null && found.getClass() == AtomicReference.class
            ? ((AtomicReference<?>) found).get()
            : found;
    return called == null
        ? null
        : invocations.begin(
            Kind.LISTENER, MethodNames.simple(called.getClass().getName()) + " (listener)");
  }

  @Override
  public void left(@Nullable Object begun, @Nullable Object result, @Nullable Throwable exception) {
    if (begun instanceof Invocation) {
      invocations.end((Invocation) begun, exception);
    }
  }
}
