// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Where Spring MVC has the arguments for the method of a controller. */
final class ArgumentsPoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField method;

  ArgumentsPoint(Invocations invocations, LibraryFields fields) {
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
    if (called instanceof Method && arguments instanceof Object[]) {
      invocations.arguments((Method) called, (Object[]) arguments);
    }
    return null;
  }
}
