// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.bootstrap;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.net.URL;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/**
 * Entry point of {@code -javaagent:faultline-agent.jar} and of {@code java -jar
 * faultline-agent.jar}.
 *
 * <p>Rules for editing this class: it is the one that the application's class loader has, so it
 * does as little as possible, keeps no state, logs nothing and is never referred to again. No
 * exception leaves {@link #premain}: one that did would end the JVM.
 */
public final class FaultlineAgent {

  private static final String START = "dev.faultline.agent.start.AgentStart";
  private static final String COMMAND_LINE = "dev.faultline.agent.start.CommandLine";

  /** Set by the first of two agents that are given on one command line; the second stays out. */
  private static final String STARTED = "dev.faultline.agent.started";

  private FaultlineAgent() {}

  /** Called by the JVM before the application's {@code main}. */
  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    long begun = System.nanoTime();
    try {
      if (System.getProperty(STARTED) != null) {
        System.setProperty(STARTED, "twice");
        return;
      }
      System.setProperty(STARTED, "true");
      File jar = jar();
      if (jar != null) {
        load(jar, START)
            .getMethod("start", String.class, Instrumentation.class, File.class, long.class)
            .invoke(null, arguments, instrumentation, jar, begun);
      }
    } catch (Throwable theApplicationMustStart) {
      // nothing can be said without a console that is not ours; `java -jar faultline-agent.jar
      // check` says what is wrong
    }
  }

  /** The command line of the agent: see {@code --help}. */
  public static void main(String[] arguments) throws Throwable {
    File jar = jar();
    if (jar == null) {
      throw new IllegalStateException("the place of the agent's own jar is not known to this JVM");
    }
    try {
      load(jar, COMMAND_LINE)
          .getMethod("main", String[].class, File.class)
          .invoke(null, arguments, jar);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static Class<?> load(File jar, String name) throws Exception {
    ClassLoader system = ClassLoader.getSystemClassLoader();
    AgentClassLoader loader = new AgentClassLoader(jar, system == null ? null : system.getParent());
    return Class.forName(name, true, loader);
  }

  private static @Nullable File jar() throws URISyntaxException {
    CodeSource source = FaultlineAgent.class.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? null : new File(location.toURI());
  }
}
