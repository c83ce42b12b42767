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

/**
 * Where Spring calls the method of a listener, whatever the messages come by:
 * {@code @KafkaListener}, {@code @RabbitListener}, {@code @JmsListener}.
 */
final class ListenerPoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField method;

  ListenerPoint(Invocations invocations, LibraryFields fields) {
    this.invocations = invocations;
    method = fields.named("method");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object handler,
      @Nullable Object arguments,
      @Nullable Object c,
      @Nullable Object d) {
    Object called = method.get(handler);
    if (!(called instanceof Method)) {
      return null;
    }
    Invocation begun =
        invocations.begin(Kind.LISTENER, MethodNames.of((Method) called) + " (listener)");
    invocations.handler(
        begun, (Method) called, arguments instanceof Object[] ? (Object[]) arguments : null);
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
