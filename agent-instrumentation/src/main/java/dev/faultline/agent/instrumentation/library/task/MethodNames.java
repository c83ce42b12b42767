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

  static String simple(String className) {
    int start = Math.max(className.lastIndexOf('.'), className.lastIndexOf('$'));
    return className.substring(start + 1);
  }
}
