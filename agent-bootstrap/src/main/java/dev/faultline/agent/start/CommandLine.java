// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.ConfigurationReport;
import dev.faultline.agent.core.config.ConfigurationSources;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.start.command.RunningJvms;
import dev.faultline.agent.start.command.SampleRun;
import dev.faultline.agent.start.preflight.JvmFacts;
import dev.faultline.agent.start.preflight.Preflight;
import dev.faultline.agent.transport.Transport;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;

/** {@code java -jar faultline-agent.jar …}: a process of its own, in which the console is ours. */
public final class CommandLine {

  private static final String HELP =
      "Faultline agent: records why Java code fails.\n"
          + "\n"
          + "  java -javaagent:faultline-agent.jar -Dfaultline.collector.url=URL -Dfaultline.token=TOKEN"
          + " -Dfaultline.service=NAME …\n"
          + "\n"
          + "Commands of  java [-Dfaultline.…] -jar faultline-agent.jar COMMAND:\n"
          + "  check      says whether the configuration that an application would get here is right;"
          + " exit status 1 if not\n"
          + "  config     shows each setting, its value and where it came from\n"
          + "  test       throws a sample error in a JVM with the agent and follows it to the collector;"
          + " exit status 1 if it does not arrive\n"
          + "  list       shows the JVMs on this machine, and which of them have the agent\n"
          + "  --version  prints the version\n"
          + "  --help     prints this\n";

  private CommandLine() {}

  /**
   * @param jar the agent jar
   */
  public static void main(String[] arguments, File jar) {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true);
    System.exit(run(arguments.length == 0 ? "--help" : arguments[0], jar, out));
  }

  private static int run(String command, File jar, PrintStream out) {
    switch (command) {
      case "check":
        return check(configuration(jar), out);
      case "config":
        out.print(new ConfigurationReport(configuration(jar)).render());
        return 0;
      case "test":
        return test(configuration(jar), jar, out);
      case "list":
        return new RunningJvms(new File(System.getProperty("java.io.tmpdir")), out).list();
      case "--version":
        out.println(Version.current());
        return 0;
      case "--help":
      case "-h":
      case "help":
        out.print(HELP);
        return 0;
      default:
        out.println(
            "'"
                + command
                + "' is no command. It knows check, config, test, list, --version and --help.");
        return 2;
    }
  }

  private static Configuration configuration(File jar) {
    File folder = jar.getAbsoluteFile().getParentFile();
    return Configuration.load("", ConfigurationSources.ofProcess(folder));
  }

  private static int check(Configuration configuration, PrintStream out) {
    if (hasProblem(configuration, out)) {
      return 1;
    }
    out.println("The configuration is complete.");
    return 0;
  }

  private static boolean hasProblem(Configuration configuration, PrintStream out) {
    for (String problem : configuration.problems()) {
      out.println(problem);
    }
    for (String note : configuration.notes()) {
      out.println(note);
    }
    if (!configuration.problems().isEmpty() || !configuration.complete()) {
      return true;
    }
    String objection = Preflight.objection(JvmFacts.ofThis());
    String problem =
        objection != null && configuration.get(Settings.PREFLIGHT)
            ? objection
            : Transport.problem(configuration);
    if (problem != null) {
      out.println(problem);
    }
    return problem != null;
  }

  private static int test(Configuration configuration, File jar, PrintStream out) {
    return hasProblem(configuration, out) ? 1 : new SampleRun(configuration, jar, out).run();
  }
}
