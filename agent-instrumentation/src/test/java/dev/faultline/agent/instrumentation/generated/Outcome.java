// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** What a program shows to the world, as text: its output, its result, its exceptions. */
final class Outcome {

  private Outcome() {}

  static String of(String output, Object result, Throwable thrown) {
    StringBuilder text = new StringBuilder(output);
    if (thrown == null) {
      text.append("= ").append(new LiveShapes(Shape.newMemory()).of(result));
    } else {
      describe(
          thrown, "! ", text, Collections.newSetFromMap(new IdentityHashMap<Throwable, Boolean>()));
    }
    return text.toString();
  }

  private static void describe(
      Throwable thrown, String prefix, StringBuilder text, Set<Throwable> seen) {
    if (thrown == null || !seen.add(thrown)) {
      return;
    }
    text.append(prefix).append(thrown.getClass().getName()).append(": ");
    text.append(thrown.getMessage() == null ? "" : Shape.clean(thrown.getMessage())).append('\n');
    for (StackTraceElement element : thrown.getStackTrace()) {
      String line = element.toString();
      if (line.contains("reflect.")) {
        continue;
      }
      if (element.getClassName().startsWith("dev.faultline.")) {
        break;
      }
      text.append("    ").append(Shape.clean(line)).append('\n');
    }
    describe(thrown.getCause(), "caused by ", text, seen);
    for (Throwable suppressed : thrown.getSuppressed()) {
      describe(suppressed, "suppressed ", text, seen);
    }
  }
}
