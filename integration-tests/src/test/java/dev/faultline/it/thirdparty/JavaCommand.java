// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import dev.faultline.it.Artifacts;
import dev.faultline.it.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts JVMs that run a program nobody here wrote: without the agent, or with it and everything
 * instrumented. The collector can't be reached, which must not matter.
 */
final class JavaCommand {

  private final Path folder;
  private final Path jdk;
  private final boolean withAgent;
  private final int[] ports;
  private int started;

  /**
   * @param folder the working directory of all JVMs; empty
   * @param ports for servers to listen at: the same in both runs, since servers print them
   */
  JavaCommand(Path folder, Path jdk, boolean withAgent, int... ports) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.jdk = jdk;
    this.withAgent = withAgent;
    this.ports = ports;
  }

  int port(int index) {
    return ports[index];
  }

  boolean isNewerThan8() throws IOException {
    return !Integer.valueOf(8).equals(Jdks.version(jdk));
  }

  Path folder() {
    return folder;
  }

  /** A jar that the build copied for these tests. */
  static Path jar(String name) {
    Path jar = Path.of("target/programs", name).toAbsolutePath();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(
          jar + " is missing; `mvn verify` copies it (with -Pslow those of the slow tests)");
    }
    return jar;
  }

  /** Runs to the end. */
  Result run(String input, List<String> program) throws IOException, InterruptedException {
    return start(input, program).await();
  }

  Jvm start(String input, List<String> program) throws IOException {
    Path files = Files.createDirectories(folder.resolve("jvm" + ++started));
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    if (isNewerThan8()) {
      command.add("-Xlog:class+init=info:file=" + files.resolve("verification.log"));
    }
    if (withAgent) {
      command.add("-javaagent:" + Artifacts.agentJar());
      command.add("-Dfaultline.collector.url=http://127.0.0.1:9");
      command.add("-Dfaultline.token=none");
      command.add("-Dfaultline.service=third-party");
      command.add("-Dfaultline.app.packages=*");
      command.add("-Dfaultline.log.dir=" + files.resolve("agent-log"));
    }
    command.addAll(program);
    return Jvm.start(folder, files, command, input);
  }
}
