// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the linker wrote down about some artifacts in one JVM. */
final class Outcomes {

  /** What became of a class that the JVM's verifier accepted. */
  static final String LINKED = "linked";

  private final Map<String, String> classes = new LinkedHashMap<>();
  private final Map<String, String> damaged = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();
  private final Map<String, Map<String, Long>> reports = new TreeMap<>();
  private boolean complete;

  void read(Path findings) throws IOException {
    complete = false;
    String artifact = "";
    for (String line : Files.readAllLines(findings)) {
      String[] columns = line.split("\t");
      switch (columns[0]) {
        case "artifact" -> artifact = columns[1];
        case "class" -> classes.put(artifact + " " + columns[1], columns[2]);
        case "damaged" -> damaged.put(columns[1], columns[2]);
        case "problem" -> problems.add(artifact + " " + columns[1]);
        case "report" -> reports.put(artifact, numbers(columns[1]));
        case "end" -> complete = true;
        default -> throw new IOException(findings + " has the line " + line);
      }
    }
    if (!complete) {
      throw new IOException(findings + " has no end: did the JVM crash at " + artifact + "?");
    }
  }

  private static Map<String, Long> numbers(String text) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    for (String number : text.split(";")) {
      int equals = number.lastIndexOf('=');
      numbers.put(number.substring(0, equals), Long.parseLong(number.substring(equals + 1)));
    }
    return numbers;
  }

  /** By artifact and name. */
  Map<String, String> classes() {
    return classes;
  }

  Map<String, String> damaged() {
    return damaged;
  }

  /** What differs in a class file and must not, and what could not be instrumented. */
  List<String> problems() {
    return problems;
  }

  /** The agent's numbers by artifact; the reasons for skipping behind {@code nanos}. */
  Map<String, Map<String, Long>> reports() {
    return reports;
  }

  static long linked(Map<String, String> outcomes) {
    return outcomes.values().stream().filter(LINKED::equals).count();
  }

  /**
   * Classes that the JVM links in one of the two only. Why it does not link a class can differ from
   * run to run, where several of the classes that it needs are missing.
   */
  static List<String> differences(Map<String, String> without, Map<String, String> with) {
    List<String> result = new ArrayList<>();
    without.forEach(
        (name, outcome) -> {
          String other = with.getOrDefault(name, "nothing");
          if (outcome.equals(LINKED) != other.equals(LINKED)) {
            result.add(name + ": " + outcome + ", with the agent: " + other);
          }
        });
    return result;
  }

  /**
   * Classes that the JVM links without the agent and not with it. Not the other way round: a method
   * that says that it needs too little stack may get enough by what is appended.
   */
  static List<String> refusedOnly(Map<String, String> without, Map<String, String> with) {
    List<String> result = differences(without, with);
    result.removeIf(difference -> !difference.contains(": " + LINKED + ", with the agent: "));
    return result;
  }
}
