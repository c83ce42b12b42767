// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Processor time and descriptors, which only {@code com.sun.management} tells. Reached by
 * reflection: other JVMs don't have it, and its methods changed their names.
 */
final class OperatingSystem {

  private final @Nullable Object bean;
  private final @Nullable Method processCpuTime;
  private final @Nullable Method systemCpuLoad;
  private final @Nullable Method openDescriptors;
  private final @Nullable Method maximumDescriptors;

  OperatingSystem() {
    OperatingSystemMXBean found = ManagementFactory.getOperatingSystemMXBean();
    Class<?> general = type("com.sun.management.OperatingSystemMXBean");
    Class<?> unix = type("com.sun.management.UnixOperatingSystemMXBean");
    bean = found;
    processCpuTime = method(general, "getProcessCpuTime");
    Method newName = method(general, "getCpuLoad");
    systemCpuLoad = newName == null ? method(general, "getSystemCpuLoad") : newName;
    openDescriptors = method(unix, "getOpenFileDescriptorCount");
    maximumDescriptors = method(unix, "getMaxFileDescriptorCount");
  }

  /** Nanoseconds since the process started; negative where unknown. */
  long processCpuTime() {
    return (long) call(processCpuTime);
  }

  /** From 0 to 1; negative where unknown. */
  double systemCpuLoad() {
    return call(systemCpuLoad);
  }

  /** Negative where unknown. */
  long openDescriptors() {
    return (long) call(openDescriptors);
  }

  /** Negative where unknown. */
  long maximumDescriptors() {
    return (long) call(maximumDescriptors);
  }

  private double call(@Nullable Method method) {
    if (method == null) {
      return -1;
    }
    try {
      Object value = method.invoke(bean);
      double number = value instanceof Number ? ((Number) value).doubleValue() : -1;
      return Double.isNaN(number) ? -1 : number;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return -1;
    }
  }

  private @Nullable Class<?> type(String name) {
    try {
      Class<?> type = Class.forName(name);
      return type.isInstance(ManagementFactory.getOperatingSystemMXBean()) ? type : null;
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }

  private static @Nullable Method method(@Nullable Class<?> type, String name) {
    try {
      return type == null ? null : type.getMethod(name);
    } catch (NoSuchMethodException e) {
      return null;
    }
  }
}
