// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Unit tests that a project publishes beside its library, with all that they need.
 *
 * @param name artifact, whose jars the build copied to a folder of this name
 * @param passing how many tests pass at least: fewer, and the run is worth nothing
 * @param options what the project's own build gives the JVM from 9 on
 */
record Suite(String name, int passing, String... options) {

  private static final Path FOLDER = Path.of("target/suites").toAbsolutePath();

  Path tests() {
    return FOLDER.resolve(name).resolve(name + "-tests.jar");
  }

  List<Path> classPath() throws IOException {
    return Stream.concat(jars("console").stream(), jars(name).stream()).toList();
  }

  /** JUnit's console launcher and what the engines need. */
  static List<Path> console() throws IOException {
    return jars("console");
  }

  private static List<Path> jars(String folder) throws IOException {
    Path path = FOLDER.resolve(folder);
    if (!Files.isDirectory(path)) {
      throw new IllegalStateException(path + " is missing; `mvn verify -Psuites` copies it");
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
