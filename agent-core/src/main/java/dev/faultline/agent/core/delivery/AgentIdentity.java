// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.core.environment.FoundDeployment;
import dev.faultline.agent.core.environment.HostName;
import dev.faultline.agent.core.environment.ProcessId;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which JVM this is, as every batch says it. Immutable. */
public final class AgentIdentity {

  private final String host;
  private final Map<String, Object> fields;

  private AgentIdentity(String host, Map<String, Object> fields) {
    this.host = host;
    this.fields = fields;
  }

  /**
   * Of this process. To be made once, when {@code main} has started: it asks a management bean for
   * the start time, and reads the application's jar where no deployment is configured.
   *
   * @param version of the agent
   */
  public static AgentIdentity of(Configuration configuration, String version, AgentIds ids) {
    String configured = configuration.get(Settings.HOST);
    String host = configured.isEmpty() ? HostName.find() : configured;
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("id", ids.next());
    fields.put("service", configuration.get(Settings.SERVICE));
    putKnown(fields, "environment", configuration.get(Settings.ENVIRONMENT));
    String deployment = configuration.get(Settings.DEPLOYMENT);
    putKnown(fields, "deployment", deployment.isEmpty() ? FoundDeployment.find() : deployment);
    fields.put("host", host);
    fields.put("pid", ProcessId.current());
    fields.put("version", version);
    fields.put("startedAt", ManagementFactory.getRuntimeMXBean().getStartTime());
    Map<String, Object> jvm = new LinkedHashMap<>();
    jvm.put("version", System.getProperty("java.runtime.version", ""));
    jvm.put("vendor", System.getProperty("java.vm.vendor", ""));
    jvm.put("name", System.getProperty("java.vm.name", ""));
    fields.put("jvm", jvm);
    Map<String, Object> os = new LinkedHashMap<>();
    os.put("name", System.getProperty("os.name", ""));
    os.put("version", System.getProperty("os.version", ""));
    os.put("arch", System.getProperty("os.arch", ""));
    fields.put("os", os);
    return new AgentIdentity(host, fields);
  }

  /** The name that the machine is shown by. */
  public String host() {
    return host;
  }

  /** With the names of the protocol's {@code agent}. */
  public Map<String, Object> fields() {
    return fields;
  }

  private static void putKnown(Map<String, Object> fields, String name, String value) {
    if (!value.isEmpty()) {
      fields.put(name, value);
    }
  }
}
