// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The table of values of {@code agent-core}, since the JDK's fields differ between its versions.
 */
class ShownValuesIT {

  private static final Path CORE =
      Path.of(System.getProperty("faultline.repository", ".."), "agent-core")
          .toAbsolutePath()
          .normalize();
  private static final Path SOURCES = CORE.resolve("src/test/java/dev/faultline/agent/core/record");
  private static final Path HOOK = CORE.resolve("target/hook-classes");

  @TempDir Path folder;

  static Iterable<Map.Entry<Integer, Path>> jdks() throws Exception {
    return Jdks.all().entrySet();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void everyKindOfValue_isShownAsWhatItMeans(Map.Entry<Integer, Path> jdk) throws Exception {
    String classPath = CORE.resolve("target/classes") + ":" + folder;
    compile(classPath + ":" + HOOK);
    List<String> command = new ArrayList<>();
    command.add(jdk.getValue().resolve("bin/java").toString());
    command.addAll(
        jdk.getKey() == 8
            ? List.of("-Xbootclasspath/p:" + HOOK)
            : List.of(
                "--patch-module",
                "java.base=" + HOOK,
                "--add-opens",
                "java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath, "dev.faultline.agent.core.record.ShownValues"));
    Run run = Processes.run(folder, Map.of(), command);
    assertThat(run.out()).isEmpty();
    assertThat(run.status()).as(run.err()).isEqualTo(0);
  }

  private void compile(String classPath) {
    List<String> arguments = new ArrayList<>(List.of("--release", "8", "-nowarn", "-proc:none"));
    arguments.addAll(List.of("-cp", classPath, "-d", folder.toString()));
    arguments.add(SOURCES.resolve("ShownValues.java").toString());
    arguments.add(SOURCES.resolve("Line.java").toString());
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, messages, arguments.toArray(new String[0]));
    assertThat(status).as(messages.toString()).isEqualTo(0);
  }
}
