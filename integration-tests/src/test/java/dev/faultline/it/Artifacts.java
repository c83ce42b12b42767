// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import java.nio.file.Files;
import java.nio.file.Path;

/** The jars that are tested: those of this build. */
public final class Artifacts {

  private static final Path REPOSITORY = Path.of(System.getProperty("faultline.repository", ".."));

  private Artifacts() {}

  public static Path agentJar() {
    return built("agent-bootstrap/target/faultline-agent.jar");
  }

  static Path collectorJar() {
    return built("collector/target/faultline-collector.jar");
  }

  private static Path built(String path) {
    Path jar = REPOSITORY.resolve(path).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw new IllegalStateException(jar + " is not built; run `mvn -DskipTests package` first");
    }
    return jar;
  }
}
