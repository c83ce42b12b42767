// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * {@code ResourceMethodInvoker.invoke} of RESTEasy 3 to 7, which calls the method of a resource.
 */
final class RestEasyPoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField resource;
  private final LibraryField path;
  private final LibraryField method;

  RestEasyPoint(Invocations invocations, LibraryFields fields) {
    this.invocations = invocations;
    resource = fields.named("method");
    path = fields.named("fullpath");
    method = fields.named("method");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object invoker, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Object described = resource.get(invoker);
    String route = path.text(described);
    if (route != null) {
      invocations.route(route.startsWith("/") ? route : "/" + route);
    }
    Object called = method.get(described);
    if (called instanceof Method) {
      invocations.handler(
          ((Method) called).getDeclaringClass().getName(), ((Method) called).getName());
    }
    return null;
  }
}
