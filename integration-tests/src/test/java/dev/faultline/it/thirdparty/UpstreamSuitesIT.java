// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.Jdks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unit tests of other projects end as they do without the agent, with every class instrumented: the
 * library, the tests and JUnit.
 *
 * <p>A test counts as changed where two runs without the agent agree on its end, and two with it
 * differ from them. Tests that fail without the agent too, as they do where a project's folders are
 * missed, are compared like all others.
 */
@Tag("suites")
class UpstreamSuitesIT {

  private static final Pattern OURS =
      Pattern.compile("(?i)faultline|instrument ASSERTION|VerifyError|ClassFormatError");

  /** Exceptions on every path; class loaders, scripts that are stopped. */
  private static final Suite JEXL = new Suite("commons-jexl3", 1_100);

  private static final Suite COLLECTIONS = new Suite("commons-collections4", 13_000);

  /** Looks into the JDK's classes by reflection. */
  private static final Suite LANG =
      new Suite(
          "commons-lang3",
          7_900,
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.stream=ALL-UNNAMED",
          "--add-opens=java.base/java.time=ALL-UNNAMED",
          "--add-opens=java.base/java.time.chrono=ALL-UNNAMED");

  private static final Suite JDBI = new Suite("jdbi3-core", 1_000);

  /** Kotlin, coroutines among it. */
  private static final Suite JDBI_KOTLIN = new Suite("jdbi3-kotlin", 80);

  private static final List<Suite> ON_ALL_JDKS = List.of(JEXL, COLLECTIONS);
  private static final List<Suite> ON_ONE_JDK = List.of(JDBI_KOTLIN, JDBI, LANG);

  @TempDir Path folder;

  static List<Arguments> suites() throws IOException {
    Path here = Path.of(System.getProperty("java.home"));
    List<Arguments> result = new ArrayList<>();
    for (Suite suite : ON_ONE_JDK) {
      result.add(Arguments.of(suite, here));
    }
    for (Suite suite : ON_ALL_JDKS) {
      for (Path jdk : Jdks.homes()) {
        result.add(Arguments.of(suite, jdk));
      }
    }
    return result;
  }

  @ParameterizedTest
  @MethodSource("suites")
  void tests_endAsWithoutTheAgent(Suite suite, Path jdk) throws Exception {
    SuiteJvm jvm = new SuiteJvm(folder);
    SuiteResults without = jvm.run(suite, jdk, false);
    SuiteResults again = jvm.run(suite, jdk, false);
    SuiteResults with = jvm.run(suite, jdk, true);
    Map<String, String> varying = again.differencesFrom(without);
    Map<String, String> changed = changed(without, with, varying);
    report(suite, jdk, without, with, varying, changed);
    assertThat(without.count("SUCCESSFUL")).isGreaterThanOrEqualTo(suite.passing());
    if (!changed.isEmpty()) {
      changed.keySet().retainAll(changed(without, jvm.run(suite, jdk, true), varying).keySet());
    }
    assertThat(changed).isEmpty();
    assertAgentUnnoticed(without.console(), with.console());
  }

  private static Map<String, String> changed(
      SuiteResults without, SuiteResults with, Map<String, String> varying) {
    Map<String, String> changed = with.differencesFrom(without);
    changed.keySet().removeAll(varying.keySet());
    return changed;
  }

  private static void assertAgentUnnoticed(Result without, Result with) {
    assertThat(ours(with.err())).isEqualTo(ours(without.err()));
    assertThat(ours(with.out())).isEqualTo(ours(without.out()));
    assertThat(without.rejected()).containsAll(with.rejected());
    assertThat(with.agentLog())
        .contains(" methods instrumented")
        .contains(" 0 classes left alone after a failure")
        .doesNotContain(" ERROR ");
  }

  private static List<String> ours(String console) {
    return console.lines().filter(line -> OURS.matcher(line).find()).toList();
  }

  /** A row of the table in docs/compatibility.md. */
  private static void report(
      Suite suite,
      Path jdk,
      SuiteResults without,
      SuiteResults with,
      Map<String, String> varying,
      Map<String, String> changed)
      throws IOException {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "| %s | %s | %d | %d | %d | %d | %d s | %d s |%n",
            suite,
            jdk.getFileName(),
            without.ends().size(),
            without.count("FAILED"),
            with.count("FAILED"),
            varying.size(),
            without.seconds(),
            with.seconds()));
    new TreeMap<>(changed).forEach((id, ends) -> text.append(id + ": " + ends + "\n"));
    Files.writeString(
        Path.of("target/suites/report.md"),
        text,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }
}
