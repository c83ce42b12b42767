// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import dev.faultline.collector.CommandLine.InvalidOptionException;
import dev.faultline.collector.store.StoreUnavailableException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/**
 * {@code java -jar faultline-collector.jar}: what people need to know on standard output, the log
 * on standard error.
 */
public final class Main {

  private static final int USAGE = 2;
  private static final int FAILED = 1;

  public static void main(String[] arguments) {
    int status = run(arguments, System.getenv(), System.out, System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /** Starts a collector, which then runs until the process is told to end. */
  static int run(
      String[] arguments, Map<String, String> environment, PrintStream out, PrintStream err) {
    List<String> given = List.of(arguments);
    if (given.contains("--help") || given.contains("-h")) {
      out.print(CommandLine.HELP);
      return 0;
    }
    if (given.contains("--version")) {
      out.println("Faultline collector " + Version.OF_THIS);
      return 0;
    }
    try {
      Settings settings = CommandLine.parse(arguments, environment);
      Collector collector = Collector.start(settings, InstantSource.system());
      Runtime.getRuntime().addShutdownHook(new Thread(collector::close, "shutdown"));
      Greeting.print(collector, out);
      return 0;
    } catch (InvalidOptionException e) {
      err.println("faultline-collector: " + e.getMessage());
      err.println("Try: java -jar faultline-collector.jar --help");
      return USAGE;
    } catch (StartException | StoreUnavailableException e) {
      err.println("faultline-collector: " + e.getMessage());
      return FAILED;
    }
  }

  private Main() {}
}
