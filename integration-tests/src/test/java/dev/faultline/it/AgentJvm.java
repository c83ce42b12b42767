// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** Compiles a program and runs it in a JVM of its own, with or without the agent. */
final class AgentJvm {

  private final Path folder;
  private final Path jdk;
  private final Map<String, String> environment = new HashMap<>();
  private final List<String> options = new ArrayList<>();
  private String agentArguments = "";
  private boolean withAgent = true;
  private boolean agentBehindOptions;

  /**
   * @param folder empty; classes, the agent's log and the output go there
   */
  AgentJvm(Path folder, Path jdk) {
    this.folder = folder;
    this.jdk = jdk;
  }

  AgentJvm(Path folder) {
    this(folder, Path.of(System.getProperty("java.home")));
  }

  AgentJvm option(String option) {
    options.add(option);
    return this;
  }

  AgentJvm setting(String key, String value) {
    return option("-Dfaultline." + key + "=" + value);
  }

  AgentJvm variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  AgentJvm agentArguments(String arguments) {
    agentArguments = "=" + arguments;
    return this;
  }

  AgentJvm withoutAgent() {
    withAgent = false;
    return this;
  }

  /** Other agents among the options come before ours. */
  AgentJvm agentBehindOptions() {
    agentBehindOptions = true;
    return this;
  }

  AgentJvm collector(String url, String token) {
    return setting("collector.url", url)
        .setting("token", token)
        .setting("service", "it")
        .setting("environment", "test")
        .setting("deployment", "1.0");
  }

  /**
   * @param program a file of {@code src/test/programs}, maybe in a folder, whose class is its name
   */
  Run run(String program, String... arguments) throws IOException {
    return runCompiled(compile(program), className(program), arguments);
  }

  /** As {@link #run}, and does not wait: the caller ends it. */
  Process start(String program, String... arguments) throws IOException {
    return Processes.start(
        folder, environment, command(compile(program), className(program), arguments));
  }

  private String compile(String program) throws IOException {
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Path source = Path.of("src/test/programs", program + ".java").toAbsolutePath();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-g",
                "--release",
                "8",
                "-Xlint:-options",
                "-d",
                classes.toString(),
                source.toString());
    if (status != 0) {
      throw new IOException(program + " does not compile");
    }
    return classes.toString();
  }

  private static String className(String program) {
    return program.substring(program.lastIndexOf('/') + 1);
  }

  /**
   * @param classPath where the class is that another compiler made
   */
  Run runCompiled(String classPath, String mainClass, String... arguments) throws IOException {
    return Processes.run(folder, environment, command(classPath, mainClass, arguments));
  }

  /**
   * @param module and its main class, as behind {@code -m}
   */
  Run runModule(Path modules, String module) throws IOException {
    return Processes.run(
        folder, environment, command(List.of("-p", modules.toString(), "-m", module)));
  }

  private List<String> command(String classPath, String mainClass, String... arguments) {
    List<String> program = new ArrayList<>(List.of("-cp", classPath, mainClass));
    program.addAll(List.of(arguments));
    return command(program);
  }

  private List<String> command(List<String> program) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(options);
    if (withAgent) {
      int place = agentBehindOptions ? command.size() : 1;
      command.add(place, "-Dfaultline.log.dir=" + folder.resolve("agent-log"));
      command.add(place, "-javaagent:" + Artifacts.agentJar() + agentArguments);
    }
    command.addAll(program);
    return command;
  }

  /** All that the agent has written to its log. */
  String agentLog() throws IOException {
    Path logs = folder.resolve("agent-log");
    if (!Files.isDirectory(logs)) {
      return "";
    }
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(logs)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
