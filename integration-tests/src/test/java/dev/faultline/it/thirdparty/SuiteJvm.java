// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.tools.ToolProvider;

/** Runs suites by JUnit's console launcher, each in a JVM and a working directory of its own. */
final class SuiteJvm {

  private final Path folder;
  private final Path listener;
  private int runs;

  /**
   * @param folder empty
   */
  SuiteJvm(Path folder) throws IOException {
    this.folder = folder;
    listener = compileListener(folder.resolve("listener"));
  }

  private static Path compileListener(Path target) throws IOException {
    Path services = Files.createDirectories(target.resolve("META-INF/services"));
    Files.writeString(
        services.resolve("org.junit.platform.launcher.TestExecutionListener"), "RecordingListener");
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "--release",
                "8",
                "-Xlint:-options",
                "-cp",
                joined(Suite.console()),
                "-d",
                target.toString(),
                Path.of("src/test/programs/RecordingListener.java").toAbsolutePath().toString());
    if (status != 0) {
      throw new IOException("RecordingListener does not compile");
    }
    return target;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  SuiteResults run(Suite suite, Path jdk, boolean withAgent)
      throws IOException, InterruptedException {
    Path work = folder.resolve("run" + ++runs);
    Path results = folder.resolve("results" + runs);
    JavaCommand java = new JavaCommand(work, jdk, withAgent);
    List<String> command = new ArrayList<>(List.of("-Xmx2g", "-Dresults=" + results));
    if (java.isNewerThan8()) {
      command.addAll(List.of(suite.options()));
    }
    List<Path> classPath = new ArrayList<>(suite.classPath());
    classPath.add(listener);
    command.addAll(List.of("-cp", joined(classPath)));
    command.addAll(List.of("org.junit.platform.console.ConsoleLauncher", "execute"));
    command.addAll(List.of("--disable-banner", "--details=none"));
    command.add("--scan-classpath=" + suite.tests());
    long start = System.nanoTime();
    Result console = java.run("", command);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
    return new SuiteResults(read(results, console), console, seconds);
  }

  private static Map<String, String> read(Path results, Result console) throws IOException {
    if (!Files.isRegularFile(results)) {
      throw new AssertionError("no tests were run: " + console.err());
    }
    Map<String, String> ends = new TreeMap<>();
    for (String line : Files.readAllLines(results)) {
      int tab = line.lastIndexOf('\t');
      ends.put(line.substring(0, tab), line.substring(tab + 1));
    }
    return ends;
  }
}
