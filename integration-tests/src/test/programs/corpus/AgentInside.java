// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.lang.instrument.Instrumentation;
import java.lang.management.ManagementFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The instrumentation of the agent that runs in this JVM, for what can't be seen from outside: its
 * counts per artifact, and what it allocates.
 */
final class AgentInside {

  private static final String INSTRUMENTATION =
      "dev.faultline.agent.instrumentation.capture.ClassInstrumentation";

  private final Class<?> instrumentation;
  private final Class<?> report;
  private final Class<?> sites;
  private final Class<?> reference;
  private final Method instrument;

  private AgentInside(Class<?> instrumentation) throws ReflectiveOperationException {
    this.instrumentation = instrumentation;
    ClassLoader loader = instrumentation.getClassLoader();
    report =
        loader.loadClass("dev.faultline.agent.instrumentation.capture.InstrumentationReport");
    sites = loader.loadClass("dev.faultline.agent.core.site.SiteTable");
    reference = loader.loadClass("dev.faultline.agent.core.model.CodeReference");
    instrument = instrumentation.getMethod("instrument", byte[].class, reference);
  }

  static AgentInside find(Instrumentation given) throws ReflectiveOperationException {
    for (Class<?> loaded : given.getAllLoadedClasses()) {
      if (loaded.getName().equals(INSTRUMENTATION)) {
        return new AgentInside(loaded);
      }
    }
    throw new ClassNotFoundException(INSTRUMENTATION + ": is the agent there?");
  }

  Object newReport() throws ReflectiveOperationException {
    return report.getConstructor().newInstance();
  }

  /** What the agent makes of a class file, {@code null} for nothing; throws what it throws. */
  byte[] instrument(byte[] bytes, final String name, Object countedBy) throws Throwable {
    Object code =
        Proxy.newProxyInstance(
            reference.getClassLoader(),
            new Class<?>[] {reference},
            (proxy, method, arguments) ->
                method.getName().equals("className") ? name : null);
    Object made =
        instrumentation
            .getConstructor(sites, report)
            .newInstance(sites.getConstructor().newInstance(), countedBy);
    try {
      return (byte[]) instrument.invoke(made, bytes, code);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The report's numbers as {@code name=number;…}, then those of the reasons for skipping. */
  String numbers(Object counted) throws ReflectiveOperationException {
    StringBuilder text = new StringBuilder();
    for (String name :
        new String[] {
          "classes",
          "methods",
          "methodsReduced",
          "methodsPastInlining",
          "bytesBefore",
          "bytesAfter",
          "nanos"
        }) {
      text.append(name).append('=').append(report.getMethod(name).invoke(counted)).append(';');
    }
    Class<?> skip =
        report
            .getClassLoader()
            .loadClass("dev.faultline.agent.instrumentation.capture.Skip");
    Method skipped = report.getMethod("skipped", skip);
    for (Object reason : skip.getEnumConstants()) {
      text.append(skip.getMethod("reason").invoke(reason)).append('=');
      text.append(skipped.invoke(counted, reason)).append(';');
    }
    return text.toString();
  }

  /** Bytes that this thread has allocated so far. */
  static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getThreadAllocatedBytes(Thread.currentThread().getId());
  }
}
