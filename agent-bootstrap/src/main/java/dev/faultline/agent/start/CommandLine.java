package dev.faultline.agent.start;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.ConfigurationReport;
import dev.faultline.agent.core.config.ConfigurationSources;
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
      case "--version":
        out.println(Version.current());
        return 0;
      case "--help":
      case "-h":
      case "help":
        out.print(HELP);
        return 0;
      default:
        out.println("'" + command + "' is no command. It knows check, config, --version and --help.");
        return 2;
    }
  }

  private static Configuration configuration(File jar) {
    File folder = jar.getAbsoluteFile().getParentFile();
    return Configuration.load("", ConfigurationSources.ofProcess(folder));
  }

  private static int check(Configuration configuration, PrintStream out) {
    for (String problem : configuration.problems()) {
      out.println(problem);
    }
    if (configuration.problems().isEmpty() && configuration.complete()) {
      out.println("The configuration is complete.");
      return 0;
    }
    return 1;
  }
}
