// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.io.File;
import java.io.FileNotFoundException;
import java.io.PrintWriter;
import java.io.UnsupportedEncodingException;

/**
 * What came out of a run, a line each: {@code artifact NAME}, {@code class NAME OUTCOME}, {@code
 * damaged NAME OUTCOME}, {@code problem TEXT}, {@code report TEXT}, separated by tabs.
 */
final class Findings implements AutoCloseable {

  private final PrintWriter out;
  private int pastInlining;
  private int defined;

  Findings(File file) throws FileNotFoundException, UnsupportedEncodingException {
    out = new PrintWriter(file, "UTF-8");
  }

  void line(String... columns) {
    StringBuilder line = new StringBuilder();
    for (String column : columns) {
      line.append(line.length() == 0 ? "" : "\t").append(column.replaceAll("[\t\r\n]+", " "));
    }
    out.println(line);
    out.flush();
  }

  void problem(String text) {
    line("problem", text);
  }

  /** Compares a class file as it was read with what the JVM got. */
  void defined(String name, byte[] read, byte[] defined) {
    this.defined++;
    try {
      Unchanged comparison = new Unchanged(read, defined);
      pastInlining += comparison.pastInlining();
      for (String problem : comparison.problems()) {
        problem(name + ": " + problem);
      }
    } catch (RuntimeException noClassFile) {
      if (!java.util.Arrays.equals(read, defined)) {
        problem(name + " was changed though it is no class file: " + noClassFile);
      }
    }
  }

  /** How many class files were compared; none where nothing is instrumented. */
  int compared() {
    return defined;
  }

  int pastInlining() {
    return pastInlining;
  }

  @Override
  public void close() {
    out.close();
  }
}
