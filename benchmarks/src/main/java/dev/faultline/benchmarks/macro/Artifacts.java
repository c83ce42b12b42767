// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.nio.file.Files;
import java.nio.file.Path;

/** What the build has made, and what is run. */
public final class Artifacts {

  private static final Path REPOSITORY =
      Path.of(System.getProperty("faultline.repository", ".")).toAbsolutePath().normalize();

  private Artifacts() {}

  static Path agentJar() {
    return built("agent-bootstrap/target/faultline-agent.jar");
  }

  public static Path collectorJar() {
    return built("collector/target/faultline-collector.jar");
  }

  /** Class path of the programs that are in this module. */
  static String programs() {
    return built("benchmarks/target/classes") + ":" + built("benchmarks/target/lib") + "/*";
  }

  static String bootApplication() {
    return built("benchmarks/boot/target/classes")
        + ":"
        + built("benchmarks/boot/target/lib")
        + "/*";
  }

  private static Path built(String path) {
    Path found = REPOSITORY.resolve(path);
    if (!Files.exists(found)) {
      throw new UsageException(
          found + " is not there: run  mvn -DskipTests package -pl benchmarks -am  first");
    }
    return found;
  }
}
