// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.command;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * {@code test}: throws a sample error in a JVM with the agent, configured as an application would
 * be here, and follows it to the collector by what that agent's log says.
 */
public final class SampleRun {

  private static final String SAMPLE = "faultline/sample/SampleShop";
  private static final long LONGEST_SECONDS = 60;

  private final Configuration configuration;
  private final File jar;
  private final PrintStream out;

  /**
   * @param configuration a complete one, without problems
   */
  public SampleRun(Configuration configuration, File jar, PrintStream out) {
    this.configuration = configuration;
    this.jar = jar;
    this.out = out;
  }

  /** Returns the exit status: 0 where the error arrived, else 1. */
  public int run() {
    out.println(
        "Configuration  service "
            + configuration.get(Settings.SERVICE)
            + ", environment "
            + shown(configuration.get(Settings.ENVIRONMENT))
            + ", collector "
            + configuration.get(Settings.COLLECTOR_URL));
    try {
      Path folder = Files.createTempDirectory("faultline-test");
      try {
        return follow(folder);
      } finally {
        delete(folder);
      }
    } catch (IOException e) {
      out.println("Sample error   could not be thrown: " + e);
      return 1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static String shown(String environment) {
    return environment.isEmpty() ? "default" : environment;
  }

  private int follow(Path folder) throws IOException, InterruptedException {
    writeSample(folder);
    Process process =
        new ProcessBuilder(command(folder))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output.txt").toFile())
            .start();
    boolean ended = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    List<String> log = log(folder);
    boolean delivered = false;
    for (String line : log) {
      delivered |= line.contains("Delivered ") && !line.contains("Delivered 0 snapshots");
    }
    if (ended && delivered) {
      out.println("Sample error   thrown, recorded, and accepted by the collector");
      out.println(
          "Look there for IllegalStateException in faultline.sample.SampleShop, with its variables"
              + " customer, articles, stock and ordered.");
      return 0;
    }
    out.println("Sample error   did not arrive. What the agent says:");
    tell(log, folder);
    return 1;
  }

  private void writeSample(Path folder) throws IOException {
    Path target = folder.resolve("classes").resolve(SAMPLE + ".class");
    Files.createDirectories(target.getParent());
    try (InputStream in =
        SampleRun.class.getClassLoader().getResourceAsStream(SAMPLE + ".classdata")) {
      if (in == null) {
        throw new IOException("the agent jar is not whole: " + SAMPLE + " is missing");
      }
      Files.copy(in, target);
    }
  }

  private List<String> command(Path folder) {
    List<String> command = new ArrayList<>();
    command.add(new File(System.getProperty("java.home"), "bin/java").getPath());
    command.add("-javaagent:" + jar.getPath());
    for (String name : System.getProperties().stringPropertyNames()) {
      if (name.startsWith("faultline.")) {
        command.add("-D" + name + "=" + System.getProperty(name));
      }
    }
    command.add("-Dfaultline.log.dir=" + folder.resolve("log"));
    command.add("-Dfaultline.log.level=debug");
    command.add("-Dfaultline.log.console=false");
    command.add("-Dfaultline.spool.dir=" + folder.resolve("spool"));
    command.add("-Dfaultline.shutdown.flush=20s");
    command.add("-Dfaultline.app.packages=faultline.sample");
    command.add("-cp");
    command.add(folder.resolve("classes").toString());
    command.add(SAMPLE.replace('/', '.'));
    return command;
  }

  private void tell(List<String> log, Path folder) throws IOException {
    int told = 0;
    for (String line : log) {
      if (line.contains(" ERROR ") || line.contains(" WARN ")) {
        out.println("  " + line);
        told++;
      }
    }
    if (told == 0) {
      out.println("  (its log says nothing; the JVM said:)");
      out.print(text(folder.resolve("output.txt")));
    }
  }

  private static List<String> log(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    Path log = folder.resolve("log");
    if (Files.isDirectory(log)) {
      try (Stream<Path> files = Files.list(log)) {
        for (Object file : files.sorted().toArray()) {
          lines.addAll(Files.readAllLines((Path) file, StandardCharsets.UTF_8));
        }
      }
    }
    return lines;
  }

  private static String text(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Files.copy(file, bytes);
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Object[] all = files.toArray();
      for (int i = all.length - 1; i >= 0; i--) {
        Files.deleteIfExists((Path) all[i]);
      }
    }
  }
}
