// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs as they are published, with everything instrumented: the same results, nothing on the
 * console that is not there without the agent, no class that the verifier rejects.
 */
class ThirdPartyProgramsIT {

  private static final String SQL =
      "create table item(id int primary key, name varchar(20) not null, price decimal(8,2));"
          + "insert into item select x, 'item ' || x, x * 1.5 from system_range(1, 5000);"
          + "select count(*), sum(price) from item where name like '%7%';"
          + "insert into item values(1, 'again', 2);"
          + "select cast('not a number' as int);"
          + "select name from nowhere;"
          + "insert into item values(9999, null, 1);"
          + "select name, max(price) over (partition by mod(id, 3)) from item where id < 6 order by id;";

  @TempDir Path folder;

  static Iterable<Path> jdks() throws Exception {
    return Jdks.homes();
  }

  private static Path program(String jar) {
    return Path.of("target/programs", jar).toAbsolutePath();
  }

  private List<String> java(Path jdk, boolean withAgent, Path classPath, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    if (withAgent) {
      command.add("-javaagent:" + Artifacts.agentJar());
      command.add("-Dfaultline.collector.url=http://127.0.0.1:1");
      command.add("-Dfaultline.token=t");
      command.add("-Dfaultline.service=third-party");
      command.add("-Dfaultline.app.packages=*");
      command.add("-Dfaultline.log.dir=" + folder.resolve("agent-log"));
    }
    command.addAll(List.of("-cp", classPath.toString()));
    command.addAll(List.of(arguments));
    return command;
  }

  private void assertSameWithAgent(Path jdk, Path classPath, String... arguments)
      throws IOException {
    Run without = Processes.run(folder, Map.of(), java(jdk, false, classPath, arguments));
    Run with = Processes.run(folder, Map.of(), java(jdk, true, classPath, arguments));
    assertThat(withoutTimes(with)).isEqualTo(withoutTimes(without));
    assertInstrumented();
  }

  /** The shell says how long each statement took. */
  private static Run withoutTimes(Run run) {
    return new Run(run.status(), run.out().replaceAll("\\d+ ms", "N ms"), run.err());
  }

  private void assertInstrumented() throws IOException {
    StringBuilder log = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder.resolve("agent-log"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        log.append(Files.readString(file));
      }
    }
    assertThat(log)
        .contains(" methods instrumented")
        .contains("0 classes left alone after a failure");
    assertThat(log).doesNotContain("A recording failed");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void databaseShell_answersTheSame(Path jdk) throws Exception {
    assertSameWithAgent(
        jdk, program("h2.jar"), "org.h2.tools.Shell", "-url", "jdbc:h2:mem:x", "-sql", SQL);
  }

  @Test
  void databaseServer_servesTheSame() throws Exception {
    Run without = askServer(false);
    Run with = askServer(true);
    assertThat(withoutTimes(with)).isEqualTo(withoutTimes(without));
    assertInstrumented();
  }

  /** What a shell without the agent gets from a server, and what the server prints. */
  private Run askServer(boolean withAgent) throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));
    Path base = Files.createDirectories(folder.resolve("server-" + withAgent));
    Path printed = base.resolve("printed.txt");
    int port;
    try (ServerSocket socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    Process server =
        new ProcessBuilder(
                java(
                    jdk,
                    withAgent,
                    program("h2.jar"),
                    "org.h2.tools.Server",
                    "-tcp",
                    "-tcpPort",
                    Integer.toString(port),
                    "-ifNotExists",
                    "-baseDir",
                    base.toString()))
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      awaitPort(port);
      Run answers =
          Processes.run(
              folder,
              Map.of(),
              java(
                  jdk,
                  false,
                  program("h2.jar"),
                  "org.h2.tools.Shell",
                  "-url",
                  "jdbc:h2:tcp://127.0.0.1:" + port + "/./shop",
                  "-sql",
                  SQL));
      server.destroy();
      server.waitFor();
      String console = Files.readString(printed).replace(Integer.toString(port), "PORT");
      return new Run(answers.status(), answers.out(), answers.err() + console);
    } finally {
      server.destroyForcibly();
    }
  }

  private static void awaitPort(int port) throws Exception {
    for (int i = 0; i < 300; i++) {
      try (Socket socket = new Socket("127.0.0.1", port)) {
        return;
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    throw new AssertionError("the server did not start");
  }

  @Test
  void decompiler_writesTheSame() throws Exception {
    Path jdk = Path.of(System.getProperty("java.home"));
    Path without = Files.createDirectory(folder.resolve("without"));
    Path with = Files.createDirectory(folder.resolve("with"));
    String main = "org.jetbrains.java.decompiler.main.decompiler.ConsoleDecompiler";
    String input = program("h2.jar").toString();
    Path classes = Files.createDirectory(folder.resolve("input"));
    unpack(input, classes, "org/h2/command/");
    assertThat(
            Processes.run(
                    folder,
                    Map.of(),
                    java(
                        jdk,
                        false,
                        program("vineflower.jar"),
                        main,
                        classes.toString(),
                        without.toString()))
                .status())
        .isZero();
    assertThat(
            Processes.run(
                    folder,
                    Map.of(),
                    java(
                        jdk,
                        true,
                        program("vineflower.jar"),
                        main,
                        classes.toString(),
                        with.toString()))
                .status())
        .isZero();
    assertThat(texts(with)).isEqualTo(texts(without)).hasSizeGreaterThan(10);
    assertInstrumented();
  }

  private static void unpack(String jar, Path target, String prefix) throws IOException {
    try (var file = new java.util.jar.JarFile(jar)) {
      for (var entry : java.util.Collections.list(file.entries())) {
        if (entry.getName().startsWith(prefix)
            && entry.getName().endsWith(".class")
            && entry.getSize() < 20_000) {
          Path out = target.resolve(entry.getName());
          Files.createDirectories(out.getParent());
          Files.write(out, file.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private static Map<String, String> texts(Path root) throws IOException {
    Map<String, String> result = new java.util.TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        result.put(root.relativize(file).toString(), Files.readString(file));
      }
    }
    return result;
  }

  @Test
  void compiler_findsTheSameProblems() throws Exception {
    Path source = folder.resolve("Broken.java");
    Files.writeString(
        source,
        "import java.util.*;\nclass Broken { int f(List<String> l) { return l.get(0); } void g() { String s = h(1, ); } sealed interface X permits Y {} }\n");
    assertSameWithAgent(
        Path.of(System.getProperty("java.home")),
        program("ecj.jar"),
        "org.eclipse.jdt.internal.compiler.batch.Main",
        "-17",
        "-d",
        "none",
        source.toString());
  }
}
