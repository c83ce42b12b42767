// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The same small server in the ways that JVMs are set up: each time it fails, it is recorded. */
class SurroundingsIT {

  private static final Path SOURCE = Path.of("src/test/programs/neighbours/Till.java");

  @TempDir Path folder;
  private FaultyCollector collector;

  @BeforeEach
  void startCollector() throws IOException {
    collector = new FaultyCollector(FaultyCollector.Fault.NONE);
  }

  @AfterEach
  void stopCollector() throws IOException {
    collector.close();
  }

  static List<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  static List<Path> jdksWithModules() throws IOException {
    return List.copyOf(Jdks.all().tailMap(11).values());
  }

  /** On 25 the JVM complains of archives that were made without agents, whichever agent it gets. */
  static List<Path> jdksWithDynamicArchives() throws IOException {
    return List.copyOf(Jdks.all().subMap(17, 25).values());
  }

  static List<Path> jdksWithAotCaches() throws IOException {
    return List.copyOf(Jdks.all().tailMap(25).values());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void smallHeapAndOneProcessor(Path jdk) throws IOException {
    assertRecorded(
        jvm(jdk).option("-Xmx64m").option("-XX:ActiveProcessorCount=1"),
        jvm -> jvm.run("neighbours/Till"));
  }

  @ParameterizedTest
  @MethodSource("jdksWithModules")
  void applicationOfModules(Path jdk) throws IOException {
    Path modules = compileModule();
    assertRecorded(jvm(jdk), jvm -> jvm.runModule(modules, "till/shop.Till"));
  }

  @ParameterizedTest
  @MethodSource("jdksWithDynamicArchives")
  void archiveOfClasses_thatWasMadeWithoutTheAgent(Path jdk) throws IOException {
    String jar = jar();
    Path archive = folder.resolve("till.jsa");
    Run dump =
        new AgentJvm(folder, jdk)
            .withoutAgent()
            .option("-XX:ArchiveClassesAtExit=" + archive)
            .runCompiled(jar, "Till");
    assertThat(archive).as(dump.toString()).isNotEmptyFile();
    assertRecorded(
        jvm(jdk).option("-XX:SharedArchiveFile=" + archive), jvm -> jvm.runCompiled(jar, "Till"));
  }

  @ParameterizedTest
  @MethodSource("jdksWithAotCaches")
  void aotCache_thatWasMadeWithTheAgent(Path jdk) throws IOException {
    String jar = jar();
    Path cache = folder.resolve("till.aot");
    Run dump = jvm(jdk).option("-XX:AOTCacheOutput=" + cache).runCompiled(jar, "Till");
    assertThat(cache).as(dump.toString()).isNotEmptyFile();
    collector.close();
    startCollector();
    assertRecorded(jvm(jdk).option("-XX:AOTCache=" + cache), jvm -> jvm.runCompiled(jar, "Till"));
  }

  /** What the agent would write to the disk is left out; the rest works. */
  @Test
  void nothingCanBeWritten() throws IOException {
    AgentJvm jvm = jvm(Path.of(System.getProperty("java.home")));
    Run run =
        jvm.setting("log.dir", "/dev/null/log")
            .setting("spool.dir", "/dev/null/spool")
            .option("-Djava.io.tmpdir=/dev/null/tmp")
            .option("-Duser.home=/dev/null")
            .run("neighbours/Till");
    assertUnharmed(run);
    assertThat(jvm.agentLog()).isEmpty();
    TillRecords.assertIn(collector, run.toString());
  }

  @Test
  void debuggerThatStopsAtExceptions() throws Exception {
    AgentJvm jvm = jvm(Path.of(System.getProperty("java.home")));
    try (Debugger debugger = new Debugger()) {
      Process process = jvm.option(debugger.option()).start("neighbours/Till");
      try {
        assertThat(debugger.debug("Till")).isGreaterThanOrEqualTo(4);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
      } finally {
        process.destroyForcibly();
      }
    }
    TillRecords.assertIn(collector, jvm.agentLog());
  }

  private interface Start {
    Run run(AgentJvm jvm) throws IOException;
  }

  private void assertRecorded(AgentJvm jvm, Start start) throws IOException {
    assertUnharmed(start.run(jvm));
    TillRecords.assertIn(collector, jvm.agentLog());
    assertThat(jvm.agentLog()).doesNotContain("ERROR", "WARN");
  }

  private static void assertUnharmed(Run run) {
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .isEqualTo(
            "500 failed: no order 40\n500 failed: no order 41\n500 failed: no order 42\n"
                + "over: java.lang.NumberFormatException: For input string: \"bob\"\nclosed\n");
    assertThat(run.status()).isZero();
  }

  private AgentJvm jvm(Path jdk) throws IOException {
    return new AgentJvm(Files.createTempDirectory(folder, "jvm"), jdk)
        .collector(collector.url(), "token");
  }

  private Path compileModule() throws IOException {
    Path source = Files.createDirectories(folder.resolve("module/shop")).resolve("Till.java");
    Files.writeString(source, "package shop;\n" + Files.readString(SOURCE));
    Path descriptor = folder.resolve("module/module-info.java");
    Files.writeString(descriptor, "module till { requires jdk.httpserver; }");
    Path classes = folder.resolve("modules/till");
    tool("javac", "-g", "--release", "11", "-d", "" + classes, "" + source, "" + descriptor);
    return classes.getParent();
  }

  /** Archives hold classes of jars only. */
  private String jar() throws IOException {
    Path classes = folder.resolve("jar");
    tool("javac", "-g", "--release", "17", "-d", "" + classes, "" + SOURCE);
    Path jar = folder.resolve("till.jar");
    tool("jar", "--create", "--file", "" + jar, "-C", "" + classes, ".");
    return jar.toString();
  }

  private static void tool(String name, String... arguments) {
    int status = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
    assertThat(status).as(name).isZero();
  }
}
