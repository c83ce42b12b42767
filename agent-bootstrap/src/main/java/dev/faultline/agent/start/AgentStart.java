// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.ConfigurationSources;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.log.LogOutput;
import dev.faultline.agent.start.preflight.JvmFacts;
import dev.faultline.agent.start.preflight.Preflight;
import java.io.File;
import java.lang.instrument.Instrumentation;
import org.jspecify.annotations.Nullable;

/**
 * What {@code premain} runs, in the agent's own class loader. Decides whether there is anything to
 * do; what is wrong goes to the agent's log, and the application starts in every case.
 */
public final class AgentStart {

  private AgentStart() {}

  /**
   * @param arguments what stands behind {@code -javaagent:faultline-agent.jar=}
   * @param jar the agent jar
   * @param begun {@link System#nanoTime()} at the beginning of {@code premain}
   */
  public static void start(
      @Nullable String arguments, Instrumentation instrumentation, File jar, long begun) {
    JvmFacts jvm = JvmFacts.ofThis();
    if (Preflight.isToolOfTheJdk(jvm)) {
      return;
    }
    File folder = jar.getAbsoluteFile().getParentFile();
    Configuration configuration =
        Configuration.load(arguments, ConfigurationSources.ofProcess(folder));
    if (!configuration.get(Settings.ENABLED)) {
      return;
    }
    AgentLog.open(
        new LogOutput(configuration.get(Settings.LOG_DIR), configuration.get(Settings.LOG_CONSOLE)),
        configuration.get(Settings.LOG_LEVEL));
    for (String problem : configuration.problems()) {
      AgentLog.error(problem);
    }
    for (String note : configuration.notes()) {
      AgentLog.warn(note);
    }
    String objection = Preflight.objection(jvm);
    if (objection != null && configuration.get(Settings.PREFLIGHT)) {
      AgentLog.error(
          "The agent stays out of this JVM. "
              + objection
              + ", or set "
              + Settings.PREFLIGHT.key()
              + "=false to try it all the same");
      AgentLog.flush();
      return;
    }
    if (!configuration.complete()) {
      AgentLog.error("The agent stays out of this JVM until the problems above are mended");
      AgentLog.flush();
      return;
    }
    try {
      Agent agent = new Agent(configuration, instrumentation);
      agent.install(instrumentation);
      AgentLog.info("premain took " + (System.nanoTime() - begun) / 1_000_000 + " ms");
    } catch (Exception | LinkageError failure) {
      AgentLog.error("The agent can't work in this JVM and stays out of it", failure);
      AgentLog.flush();
    }
  }
}
