// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.c2;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a JVM wrote with {@link #options}, as far as C2 is concerned: for each method its last
 * compilation, and how often each reason not to inline was given. The format is HotSpot's own,
 * which it promises to nobody: what is not understood is passed over.
 */
public final class CompilationLog {

  private final Map<String, CompiledMethod> methods = new HashMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private int inlinings;

  // of the compilation that is being read
  private boolean ofC2;
  private String root = "";
  private String callee = "";
  private CompiledMethod current = new CompiledMethod();
  private final Map<String, String> classes = new HashMap<>();
  private final Map<String, String> names = new HashMap<>();

  private CompilationLog() {}

  /** Options of a JVM that write its log to the file. */
  public static List<String> options(Path file) {
    return List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+LogCompilation", "-XX:LogFile=" + file);
  }

  /** To be read once the JVM has ended. */
  public static CompilationLog read(Path file) throws IOException {
    CompilationLog log = new CompilationLog();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        log.take(line.strip());
      }
    }
    return log;
  }

  private void take(String line) {
    if (line.startsWith("<task ")) {
      begin(line);
    } else if (ofC2) {
      continued(line);
    }
  }

  private void begin(String line) {
    String level = attribute(line, "level");
    ofC2 = level.isEmpty() || level.equals("4");
    root =
        readable(attribute(line, "method")) + (line.contains("compile_kind='osr'") ? " (OSR)" : "");
    current = new CompiledMethod();
    classes.clear();
    names.clear();
  }

  private void continued(String line) {
    if (line.startsWith("<klass ")) {
      classes.put(attribute(line, "id"), attribute(line, "name"));
    } else if (line.startsWith("<method ")) {
      String holder = classes.getOrDefault(attribute(line, "holder"), "?");
      names.put(attribute(line, "id"), holder + '.' + readable(attribute(line, "name")));
    } else if (line.startsWith("<call ")) {
      callee = names.getOrDefault(attribute(line, "method"), "?");
      current.called(callee, number(attribute(line, "count")));
    } else if (line.startsWith("<inline_success ")) {
      inlinings++;
      current.inlined(callee);
    } else if (line.startsWith("<inline_fail ")) {
      String reason = readable(attribute(line, "reason"));
      reasons.merge(reason, 1, Integer::sum);
      current.refused(callee, reason);
    } else if (line.startsWith("<task_done ")) {
      current.done(number(attribute(line, "nmsize")));
      if (attribute(line, "success").equals("1")) {
        methods.put(root, current);
      }
      ofC2 = false;
    }
  }

  private static String attribute(String line, String name) {
    int start = line.indexOf(' ' + name + "='");
    if (start < 0) {
      return "";
    }
    start += name.length() + 3;
    int end = line.indexOf('\'', start);
    return end < 0 ? "" : line.substring(start, end);
  }

  private static String readable(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException notThere) {
      return 0;
    }
  }

  /** By name and descriptor, those that C2 compiled. */
  Map<String, CompiledMethod> methods() {
    return methods;
  }

  /** How often each was given. */
  Map<String, Integer> reasons() {
    return reasons;
  }

  int inlinings() {
    return inlinings;
  }
}
