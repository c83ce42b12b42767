// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Exceptions that say no more than that another one passed through them. */
final class TransparentWrappers {

  private static final Set<String> TYPES =
      Set.of(
          "java.lang.ExceptionInInitializerError",
          "java.lang.reflect.InvocationTargetException",
          "java.lang.reflect.UndeclaredThrowableException",
          "java.security.PrivilegedActionException",
          "java.util.concurrent.CompletionException",
          "java.util.concurrent.ExecutionException",
          "jakarta.ejb.EJBException",
          "jakarta.servlet.ServletException",
          "javax.ejb.EJBException",
          "javax.servlet.ServletException",
          "org.codehaus.groovy.runtime.InvokerInvocationException",
          "org.springframework.web.util.NestedServletException",
          "reactor.core.Exceptions$ReactiveException");

  /** The types without wrappers; one that wraps nothing is the failure itself and stays. */
  static List<String> without(List<String> types) {
    List<String> kept = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      boolean innermost = i == types.size() - 1;
      if (innermost || !TYPES.contains(types.get(i))) {
        kept.add(types.get(i));
      }
    }
    return kept;
  }

  private TransparentWrappers() {}
}
