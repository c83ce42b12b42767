// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;

/**
 * All that one run of a scenario showed to the outside, in order, without what differs in each run.
 */
final class Observation {

  private static final Pattern REPORT =
      Pattern.compile(
          "(\\d+) classes and (\\d+) methods instrumented.* (\\d+) classes left alone after a"
              + " failure");

  private final Path folder;
  private final Map<String, Object> seen = new LinkedHashMap<>();
  private final List<String> agentLogs = new ArrayList<>();

  Observation(Path folder) {
    this.folder = folder;
  }

  void add(String what, Object value) {
    put(what, value instanceof String text ? normal(text) : value);
  }

  /** All files below a folder, of which there must be some. */
  void addFiles(String what, Path root) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String content = Files.readString(file, StandardCharsets.ISO_8859_1);
        contents.put(root.relativize(file).toString(), content);
      }
    }
    assertThat(contents).as(what).hasSizeGreaterThan(20);
    put(what, contents);
  }

  /** A console that several threads write to, in no order. */
  void addUnordered(String what, String text) {
    List<String> lines = new ArrayList<>(normal(text).lines().toList());
    lines.sort(null);
    put(what, lines);
  }

  /** The end of a JVM: its exit status, its console and what the verifier rejected. */
  void add(String what, Result result) {
    add(what + " standard output", result.out());
    addEnd(what, result);
  }

  /** The same without standard output. */
  void addEnd(String what, Result result) {
    put(what + " exit status", result.status());
    add(what + " standard error", result.err());
    put(what + " rejected classes", result.rejected());
    agentLogs.add(result.agentLog());
  }

  private void put(String what, Object value) {
    assertThat(seen.put(what, value)).as("a second %s", what).isNull();
  }

  private String normal(String text) {
    return Varying.removedFrom(text.replace(folder.toString(), "FOLDER"));
  }

  void assertSameAs(Observation other) {
    assertThat(seen).containsOnlyKeys(other.seen.keySet());
    SoftAssertions all = new SoftAssertions();
    other.seen.forEach((what, value) -> all.assertThat(seen.get(what)).as(what).isEqualTo(value));
    all.assertAll();
  }

  /** The comparison is worth nothing where the agent did not work. */
  void assertInstrumented(int classesAtLeast) {
    int most = 0;
    for (String log : agentLogs) {
      Matcher report = REPORT.matcher(log);
      assertThat(report.find()).as("report in the agent's log:%n%s", log).isTrue();
      assertThat(report.group(3)).as("classes left alone:%n%s", log).isEqualTo("0");
      assertThat(log).doesNotContain(" ERROR ").doesNotContain("could not be instrumented");
      most = Math.max(most, Integer.parseInt(report.group(1)));
    }
    assertThat(most).isGreaterThanOrEqualTo(classesAtLeast);
  }
}
