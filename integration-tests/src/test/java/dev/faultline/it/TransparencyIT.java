// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The application can't tell: what programs do and print is the same with the agent. */
class TransparencyIT {

  @TempDir Path folder;

  static Stream<Arguments> programsOnAllJdks() throws Exception {
    List<Arguments> result = new ArrayList<>();
    for (Path jdk : Jdks.homes()) {
      result.add(Arguments.of("Overflow", jdk, List.of("-Xss512k")));
      result.add(Arguments.of("Overflow", jdk, List.of("-Xint", "-Xss256k")));
      result.add(
          Arguments.of("Retention", jdk, List.of("-Xmx100m", "-XX:+UseSerialGC", "-Xbatch")));
      result.add(Arguments.of("OutOfMemory", jdk, List.of("-Xmx32m")));
      result.add(Arguments.of("Reflects", jdk, List.of()));
      result.add(Arguments.of("Monitors", jdk, List.of()));
    }
    return result.stream();
  }

  @ParameterizedTest(name = "{0} {2} {1}")
  @MethodSource("programsOnAllJdks")
  void programDoesTheSame_withTheAgent(String program, Path jdk, List<String> options)
      throws Exception {
    Run without = jvm("without", jdk, options).withoutAgent().run(program);
    AgentJvm observed = jvm("with", jdk, options).collector("http://127.0.0.1:1", "token");
    Run with = observed.run(program);
    assertThat(with).isEqualTo(without);
    assertThat(without.status()).as(without.err()).isZero();
    assertThat(observed.agentLog()).contains("instrumented").doesNotContain("A recording failed");
  }

  private AgentJvm jvm(String name, Path jdk, List<String> options) throws Exception {
    AgentJvm jvm = new AgentJvm(Files.createDirectories(folder.resolve(name)), jdk);
    options.forEach(jvm::option);
    return jvm;
  }
}
