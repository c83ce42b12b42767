// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.lang.reflect.Method;
import java.util.LinkedList;
import org.jspecify.annotations.Nullable;

/**
 * {@code ResourceMethodInvoker.apply} of Jersey 2 to 4, which calls the method of a resource. Its
 * templates, those of classes and methods, are a list with the innermost first.
 */
final class JerseyPoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField routing;
  private final LibraryField templates;
  private final LibraryField template;
  private final LibraryField[] toMethod;

  JerseyPoint(Invocations invocations, LibraryFields fields) {
    this.invocations = invocations;
    routing = fields.named("routingContext");
    templates = fields.named("templates");
    template = fields.named("template");
    toMethod =
        new LibraryField[] {
          fields.named("method"),
          fields.named("data"),
          fields.named("invocable"),
          fields.named("handlingMethod")
        };
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object invoker, @Nullable Object context, @Nullable Object c, @Nullable Object d) {
    Object known = templates.get(routing.get(context));
    if (known != null && known.getClass() == LinkedList.class) {
      String route = route((LinkedList<?>) known);
      if (!route.isEmpty()) {
        invocations.route(route);
      }
    }
    Object called = invoker;
    for (LibraryField field : toMethod) {
      called = field.get(called);
    }
    if (called instanceof Method) {
      invocations.handler(
          ((Method) called).getDeclaringClass().getName(), ((Method) called).getName());
    }
    return null;
  }

  private String route(LinkedList<?> all) {
    StringBuilder route = new StringBuilder();
    for (int i = all.size() - 1; i >= 0; i--) {
      String part = template.text(all.get(i));
      if (part != null && !part.equals("/")) {
        route.append(part.startsWith("/") ? "" : "/").append(part);
      }
    }
    return route.toString();
  }
}
