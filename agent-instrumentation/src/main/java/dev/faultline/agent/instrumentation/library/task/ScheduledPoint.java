// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.Invocation;
import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.model.EntryPoint.Kind;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Where a scheduler calls a method: {@code Nightly.report (scheduled)}. */
final class ScheduledPoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField method;

  ScheduledPoint(Invocations invocations, LibraryFields fields) {
    this.invocations = invocations;
    method = fields.named("method");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object runnable, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Object called = method.get(runnable);
    if (!(called instanceof Method)) {
      return null;
    }
    Method known = (Method) called;
    Invocation begun = invocations.begin(Kind.SCHEDULED, MethodNames.of(known) + " (scheduled)");
    invocations.handler(begun, known, null);
    return begun;
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    if (context instanceof Invocation) {
      invocations.end((Invocation) context, exception);
    }
  }
}
