// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import java.io.IOException;
import java.nio.file.DirectoryStream;
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

  /** Its name has the version. */
  static Path apiJar() throws IOException {
    Path target = REPOSITORY.resolve("agent-api/target").toAbsolutePath().normalize();
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(target, "agent-api-*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    }
    throw notBuilt(target.resolve("agent-api-*.jar"));
  }

  private static IllegalStateException notBuilt(Path jar) {
    return new IllegalStateException(jar + " is not built; run `mvn -DskipTests package` first");
  }

  private static Path built(String path) {
    Path jar = REPOSITORY.resolve(path).toAbsolutePath().normalize();
    if (!Files.isRegularFile(jar)) {
      throw notBuilt(jar);
    }
    return jar;
  }
}
