// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The JDKs that tests run programs on: the one that runs the tests, those in {@code /usr/lib/jvm},
 * and those that the environment variable {@code FAULTLINE_TEST_JDKS} lists (homes, separated as in
 * a class path). One of each version.
 */
public final class Jdks {

  private Jdks() {}

  /** By feature version, ascending. */
  public static TreeMap<Integer, Path> all() throws IOException {
    List<Path> homes = new ArrayList<>();
    homes.add(Path.of(System.getProperty("java.home")));
    String listed = System.getenv("FAULTLINE_TEST_JDKS");
    if (listed != null) {
      Stream.of(listed.split(File.pathSeparator)).map(Path::of).forEach(homes::add);
    }
    Path usual = Path.of("/usr/lib/jvm");
    if (Files.isDirectory(usual)) {
      try (Stream<Path> children = Files.list(usual)) {
        children.forEach(homes::add);
      }
    }
    TreeMap<Integer, Path> result = new TreeMap<>();
    for (Path home : homes) {
      if (Files.isExecutable(home.resolve("bin/java"))) {
        Integer version = version(home);
        if (version != null) {
          result.putIfAbsent(version, home);
        }
      }
    }
    return result;
  }

  public static List<Path> homes() throws IOException {
    return List.copyOf(all().values());
  }

  /** Feature version of a JDK; {@code null} for what is no JDK that says its version. */
  public static @Nullable Integer version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release)) {
      // some builds of JDK 8 have no such file
      return Files.isRegularFile(home.resolve("jre/lib/rt.jar")) ? 8 : null;
    }
    for (String line : Files.readAllLines(release)) {
      if (line.startsWith("JAVA_VERSION=")) {
        String version = line.substring("JAVA_VERSION=".length()).replace("\"", "");
        String[] parts = version.split("[.+_-]");
        return Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]);
      }
    }
    throw new IOException(release + " names no version");
  }
}
