// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullUnmarked
class AgentLogTest {

  @Test
  void linesFromBeforeOpening_areWrittenAfterIt(@TempDir Path directory) throws Exception {
    PrintStream error = System.err;
    ByteArrayOutputStream console = new ByteArrayOutputStream();
    System.setErr(new PrintStream(console, true));
    try {
      AgentLog.warn("before");
      AgentLog.flush();
      LogOutput output = new LogOutput(directory.toString(), false);
      AgentLog.open(output, "debug");
      AgentLog.debug("after", new Exception("why"));
      AgentLog.flush();

      assertThat(Files.readString(output.currentFile().toPath()))
          .containsSubsequence("WARN", "before", "DEBUG", "after", "java.lang.Exception: why");
      assertThat(console.size()).isZero();
    } finally {
      System.setErr(error);
      AgentLog.open(new LogOutput(directory.toString(), false), "off");
    }
  }
}
