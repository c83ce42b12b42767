// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IsolationIT {

  @TempDir Path folder;

  static Iterable<Path> jdks() throws Exception {
    return Jdks.homes();
  }

  /**
   * The JVM says so on the console where an agent appends to the bootstrap class path and sharing
   * ends.
   */
  @ParameterizedTest
  @MethodSource("jdks")
  void classDataSharingStaysOn_andNothingIsPrinted(Path jdk) throws Exception {
    Run without = new AgentJvm(folder, jdk).withoutAgent().option("-Xshare:auto").run("Talks");
    Run with =
        new AgentJvm(folder, jdk)
            .option("-Xshare:auto")
            .collector("http://127.0.0.1:1", "token")
            .run("Talks");
    assertThat(with).isEqualTo(without);
  }

  @Test
  void theApplicationSeesNothingOfTheAgentButItsEntryPoint() throws Exception {
    try (JarFile jar = new JarFile(Artifacts.agentJar().toFile())) {
      List<String> visible =
          jar.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class"))
              .toList();
      assertThat(visible)
          .isNotEmpty()
          .allMatch(name -> name.startsWith("dev/faultline/agent/bootstrap/"));
      assertThat(jar.stream().map(entry -> entry.getName()))
          .noneMatch(name -> name.startsWith("agent/okhttp3/"))
          .noneMatch(name -> name.startsWith("agent/com/fasterxml/"))
          .noneMatch(name -> name.startsWith("agent/kotlin/"));
    }
    assertThat(Artifacts.agentJar().toFile().length()).isLessThan(8L * 1024 * 1024);
  }
}
