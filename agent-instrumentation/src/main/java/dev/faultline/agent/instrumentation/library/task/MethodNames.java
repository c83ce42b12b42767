// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import java.lang.reflect.Method;

/** Methods as entry points are called: {@code Nightly.report}. */
final class MethodNames {

  private MethodNames() {}

  static String of(Method method) {
    return simple(method.getDeclaringClass().getName()) + "." + method.getName();
  }

  /** Of a lambda, that of the class that it is in: its own name is another one in each JVM. */
  static String simple(String className) {
    int lambda = className.indexOf("$$Lambda");
    String name = lambda < 0 ? className : className.substring(0, lambda);
    int start = Math.max(name.lastIndexOf('.'), name.lastIndexOf('$'));
    return name.substring(start + 1);
  }
}
