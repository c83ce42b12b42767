// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import dev.faultline.benchmarks.macro.Folders;
import dev.faultline.benchmarks.macro.Machine;
import dev.faultline.benchmarks.macro.Options;
import dev.faultline.benchmarks.macro.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * The collector under load, on SQLite with {@code -Xmx256m}: {@code load}, {@code kill}, {@code
 * list}. Options are in {@code benchmarks/README.md}.
 */
public final class Load {

  private final Options options;
  private final Path folder;

  private Load(Options options, Path folder) {
    this.options = options;
    this.folder = folder;
  }

  public static void main(String[] arguments) throws Exception {
    try {
      run(List.of(arguments));
    } catch (UsageException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  /**
   * @param arguments what to do, then options
   * @return the last line that is printed
   */
  static String run(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.isEmpty()) {
      throw new UsageException("say what to do: load, kill or list");
    }
    Options options =
        new Options(
            arguments.subList(1, arguments.size()),
            Set.of("seconds", "warm", "agents", "snapshots", "counts", "times", "events"),
            Set.of());
    Path folder = Files.createTempDirectory("faultline-load");
    try {
      System.out.println(Machine.describe("the real collector, -Xmx256m, SQLite", arguments));
      System.out.println("load of the machine before: " + Machine.load());
      String result = new Load(options, folder).run(arguments.get(0));
      System.out.println(result);
      System.out.println("load of the machine after: " + Machine.load());
      return result;
    } finally {
      Folders.delete(folder);
    }
  }

  private String run(String what) throws IOException, InterruptedException {
    return switch (what) {
      case "load" -> load();
      case "kill" ->
          new KilledUnderLoad(
                  folder, options.number("times", 20), 1000L * options.number("seconds", 2))
              .run();
      case "list" -> list();
      default ->
          throw new UsageException("there is no " + what + "; there are load, kill and list");
    };
  }

  private String load() throws IOException, InterruptedException {
    try (CollectorProcess collector = CollectorProcess.start(folder, "-Xmx256m")) {
      Throughput throughput =
          new Throughput(
              new Sender(collector.port()),
              options.number("agents", 8),
              options.number("snapshots", 20),
              options.number("counts", 0));
      throughput.run(1000L * options.number("warm", 10));
      return "start "
          + Math.round(collector.startMillis())
          + " ms; "
          + throughput.run(1000L * options.number("seconds", 20));
    }
  }

  private String list() throws IOException, InterruptedException {
    try (CollectorProcess collector = CollectorProcess.start(folder, "-Xmx256m")) {
      EventLists lists = new EventLists(collector);
      lists.fill(options.number("events", 100_000));
      return lists.measure();
    }
  }
}
