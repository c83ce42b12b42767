// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The demo in a JVM of its own, as {@code ./demo} starts it. */
final class RunningDemo implements AutoCloseable {
  private static final int PATIENCE_SECONDS = 60;

  private final Process process;
  private final BufferedReader output;
  private final StringBuilder said = new StringBuilder();

  private RunningDemo(Process process) {
    this.process = process;
    this.output = process.inputReader();
  }

  static RunningDemo start(BuiltTree tree, Path temporary, String... options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Demo.class.getName());
    command.add("--root");
    command.add(tree.root().toString());
    command.addAll(List.of(options));
    return new RunningDemo(new ProcessBuilder(command).redirectErrorStream(true).start());
  }

  /** Reads until a line has the text in it; fails where the demo ends before. */
  RunningDemo says(String text) throws IOException {
    String line = output.readLine();
    while (line != null) {
      said.append(line).append('\n');
      if (line.contains(text)) {
        return this;
      }
      line = output.readLine();
    }
    throw new AssertionError("The demo never said '" + text + "' but:\n" + said);
  }

  List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /** What Ctrl-C or a closed terminal comes to. */
  void interrupt() {
    process.toHandle().destroy(); // and not process.destroy(), which would close its output
  }

  int ends() throws IOException, InterruptedException {
    output.lines().forEach(line -> said.append(line).append('\n'));
    if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("The demo does not end. It said:\n" + said);
    }
    return process.exitValue();
  }

  String said() {
    return said.toString();
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }
}
