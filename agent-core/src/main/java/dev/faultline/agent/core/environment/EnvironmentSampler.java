// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.redact.Redactor;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Samples each second what a snapshot shows of the two minutes before an error, and reads the rest
 * when asked.
 *
 * <p>Must not be made before the application's {@code main} has started: it loads the management
 * classes. Any of the agent's threads may call it.
 */
public final class EnvironmentSampler implements EnvironmentSource {

  private final VirtualMachine machine = new VirtualMachine();
  private final OperatingSystem system = new OperatingSystem();
  private final ContainerLimits container;
  private final SystemDescription description;
  private final History history = new History();
  private final int processors = Runtime.getRuntime().availableProcessors();
  private double cpuProcess;
  private double cpuSystem = -1;
  private long cpuTime;
  private long cpuTimeAt;

  /**
   * @param host the name that the machine is shown by
   */
  public EnvironmentSampler(Redactor redactor, String host) {
    this(redactor, host, new File("/"));
  }

  EnvironmentSampler(Redactor redactor, String host, File root) {
    this.description = new SystemDescription(redactor, host);
    this.container = new ContainerLimits(root);
    this.cpuTimeAt = System.nanoTime() - machine.uptimeMillis() * 1_000_000;
  }

  /** Takes the sample of this second. Call it once a second. Never throws. */
  public synchronized void sample() {
    try {
      long now = System.nanoTime();
      long time = system.processCpuTime();
      if (time >= 0 && now > cpuTimeAt) {
        double share = (double) (time - cpuTime) / (now - cpuTimeAt) / processors;
        cpuProcess = Math.max(0, Math.min(1, share));
        cpuTime = time;
        cpuTimeAt = now;
      }
      cpuSystem = system.systemCpuLoad();
      history.add(
          System.currentTimeMillis(),
          machine.heapUsed(),
          rounded(cpuProcess),
          machine.liveThreads());
    } catch (RuntimeException | LinkageError e) {
      AgentLog.debug("The environment can't be sampled", e);
    }
  }

  /** What the JVM is short of, by the sample of this second. Call it once a second. */
  synchronized @Nullable String shortage(PressureGauge gauge) {
    return gauge.measured(machine.heapShareAfterCollection(), machine.heapShare(), cpuSystem);
  }

  @Override
  public synchronized Environment current() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sampledAt", System.currentTimeMillis());
    try {
      if (history.isEmpty()) {
        sample();
      }
      fields.put("uptimeMillis", machine.uptimeMillis());
      fields.put("memory", machine.describeMemory());
      fields.put("gc", machine.describeCollectors());
      fields.put("cpu", describeProcessors());
      fields.put("threads", machine.describeThreads());
      fields.put("classes", machine.describeClasses());
      putFilled(fields, "descriptors", describeDescriptors());
      putFilled(fields, "container", container.describe());
      description.describe(fields);
      fields.put("history", history.describe());
    } catch (RuntimeException | LinkageError e) {
      AgentLog.debug("The environment can be read only in part", e);
    }
    return new Environment(fields);
  }

  private Map<String, Object> describeProcessors() {
    Map<String, Object> cpu = new LinkedHashMap<>();
    cpu.put("process", rounded(cpuProcess));
    if (cpuSystem >= 0) {
      cpu.put("system", rounded(cpuSystem));
    }
    cpu.put("processors", processors);
    return cpu;
  }

  private Map<String, Object> describeDescriptors() {
    Map<String, Object> descriptors = new LinkedHashMap<>();
    if (system.openDescriptors() >= 0) {
      descriptors.put("open", system.openDescriptors());
      descriptors.put("max", system.maximumDescriptors());
    }
    return descriptors;
  }

  private static void putFilled(
      Map<String, Object> fields, String name, Map<String, Object> value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }

  /** Four digits are enough, and compress better. */
  private static double rounded(double share) {
    return Math.round(share * 10_000) / 10_000.0;
  }
}
