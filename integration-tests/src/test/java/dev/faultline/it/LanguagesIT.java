// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs in other languages than Java, each compiled by its own compiler. What is to be recorded
 * stands in their sources, behind each method: see {@link SourceNotes}.
 */
class LanguagesIT {

  private static final Path PROGRAMS = Path.of("src/test/programs").toAbsolutePath();
  private static final Path JARS = Path.of("target/programs").toAbsolutePath();

  @TempDir static Path shared;
  private static RunningCollector collector;

  @TempDir Path folder;

  @BeforeAll
  static void startCollector() throws Exception {
    collector = new RunningCollector(shared);
  }

  @AfterAll
  static void stopCollector() throws Exception {
    collector.close();
  }

  @Test
  void kotlin_isRecordedAsItsSourceSays() throws Exception {
    String library = JARS.resolve("kotlin-stdlib.jar").toString();
    compile(
        classPath(
            "kotlin-compiler-embeddable.jar",
            "kotlin-stdlib.jar",
            "kotlinx-coroutines-core-jvm.jar",
            "annotations.jar"),
        "org.jetbrains.kotlin.cli.jvm.K2JVMCompiler",
        "-no-stdlib",
        "-no-reflect",
        "-cp",
        library,
        "-d",
        folder.toString(),
        source("Shop.kt"));
    JsonNode events = record("kotlin", folder + File.pathSeparator + library, "ShopKt");
    new SourceNotes(PROGRAMS.resolve("Shop.kt"), "//=").compareWith(events, collector);
    // what a coroutine throws is caught by Kotlin's own code
    assertThat(outcomes(events)).containsOnlyOnce("uncaught").contains("caught");
  }

  @Test
  void scala2_isRecordedAsItsSourceSays() throws Exception {
    String library = JARS.resolve("scala2/scala-library.jar").toString();
    compile(
        JARS.resolve("scala2/*").toString(),
        "scala.tools.nsc.Main",
        "-nowarn",
        "-cp",
        library,
        "-d",
        folder.toString(),
        source("Shop.scala"));
    JsonNode events = record("scala2", folder + File.pathSeparator + library, "Shop");
    new SourceNotes(PROGRAMS.resolve("Shop.scala"), "//=").compareWith(events, collector);
    assertThat(outcomes(events)).containsOnly("caught");
  }

  @Test
  void scala3_isRecordedAsItsSourceSays() throws Exception {
    String library = JARS.resolve("scala3/scala-library.jar").toString();
    compile(
        JARS.resolve("scala3/*").toString(),
        "dotty.tools.dotc.Main",
        "-nowarn",
        "-classpath",
        library,
        "-d",
        folder.toString(),
        source("Shop.scala"),
        source("Shop3.scala"));
    JsonNode events = record("scala3", folder + File.pathSeparator + library, "run3");
    new SourceNotes(PROGRAMS.resolve("Shop.scala"), "//=").compareWith(events, collector);
    new SourceNotes(PROGRAMS.resolve("Shop3.scala"), "//=").compareWith(events, collector);
    assertThat(outcomes(events)).containsOnly("caught");
  }

  @Test
  void groovy_isRecordedAsItsSourceSays() throws Exception {
    String library = JARS.resolve("groovy/groovy.jar").toString();
    compile(
        library,
        "org.codehaus.groovy.tools.FileSystemCompiler",
        "-d",
        folder.toString(),
        source("Shop.groovy"));
    JsonNode events = record("groovy", folder + File.pathSeparator + library, "Shop");
    new SourceNotes(PROGRAMS.resolve("Shop.groovy"), "//=").compareWith(events, collector);
    assertThat(outcomes(events)).contains("uncaught").contains("caught");
  }

  /** Clojure compiles what it loads; by default it empties variables with their last use. */
  @Test
  void clojure_isRecordedAsItsSourceSaysAsFarAsItKeepsVariables() throws Exception {
    JsonNode events = record("clojure", clojure(), "clojure.main", "-m", "shop");
    new SourceNotes(PROGRAMS.resolve("shop.clj"), ";;=").compareWith(events, collector);
    assertThat(outcomes(events)).containsOnly("caught");
  }

  @Test
  void clojureThatKeepsVariables_isRecordedAsItsSourceSays() throws Exception {
    Path program = PROGRAMS.resolve("shop.clj");
    JsonNode events =
        record(
            "clojure-kept",
            clojure(),
            List.of("-Dclojure.compiler.disable-locals-clearing=true"),
            "clojure.main",
            "-m",
            "shop");
    new SourceNotes(program, ";;+").compareWith(events, collector);
  }

  private static String clojure() {
    return PROGRAMS
        + File.pathSeparator
        + classPath(
            "clojure/clojure.jar", "clojure/spec.alpha.jar", "clojure/core.specs.alpha.jar");
  }

  private static String classPath(String... jars) {
    return Stream.of(jars)
        .map(jar -> JARS.resolve(jar).toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static String source(String name) {
    return PROGRAMS.resolve(name).toString();
  }

  private void compile(String classPath, String compiler, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                compiler));
    command.addAll(List.of(arguments));
    Run compiled = Processes.run(Files.createTempDirectory(shared, "c"), Map.of(), command);
    assertThat(compiled.status()).as(compiled.err()).isZero();
  }

  private JsonNode record(String service, String classPath, String mainClass, String... arguments)
      throws Exception {
    return record(service, classPath, List.of(), mainClass, arguments);
  }

  /** Runs the program without and with the agent, and returns the events of the latter. */
  private JsonNode record(
      String service, String classPath, List<String> options, String mainClass, String... arguments)
      throws Exception {
    AgentJvm without = new AgentJvm(folder).withoutAgent();
    AgentJvm with =
        new AgentJvm(folder)
            .collector(collector.url(), RunningCollector.TOKEN)
            .setting("service", service)
            .setting("capture.time", "10s")
            .setting("shutdown.flush", "10s");
    options.forEach(without::option);
    options.forEach(with::option);
    Run plain = without.runCompiled(classPath, mainClass, arguments);
    Run run = with.runCompiled(classPath, mainClass, arguments);
    assertThat(run).isEqualTo(plain);
    int failures = (int) plain.out().lines().filter(line -> line.startsWith("FAILED ")).count();
    assertThat(failures).isPositive();
    return collector.events(service, found -> found.size() >= failures && allHaveSnapshots(found));
  }

  private static boolean allHaveSnapshots(JsonNode events) {
    return StreamSupport.stream(events.spliterator(), false)
        .allMatch(event -> event.path("snapshots").asInt() > 0);
  }

  private static List<String> outcomes(JsonNode events) throws Exception {
    List<String> result = new ArrayList<>();
    for (JsonNode event : events) {
      result.add(collector.firstSnapshot(event).at("/outcome/kind").asText());
    }
    return result;
  }
}
