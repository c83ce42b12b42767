// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.capture.CaptureInThisJvm;
import dev.faultline.agent.core.model.LogTemplate;
import dev.faultline.agent.core.model.Statement.Severity;
import org.junit.jupiter.api.Test;

/** What logging libraries report, in the engine without a library. */
class LogEventTest {

  private final CaptureInThisJvm jvm = CaptureInThisJvm.start();

  private void error(String logger, String template, Object... parameters) {
    jvm.log()
        .logged(
            jvm.log().begin(), 1, Severity.ERROR, logger, template, parameters, null, null, null);
  }

  @Test
  void templatesAndLoggers_haveNoSecrets() {
    error("shop.password=hunter2hunter2", "no {} for password=hunter2hunter2", "answer");
    LogTemplate template = jvm.snapshots().get(0).event().template();
    assertThat(template.message()).startsWith("no {} for password").doesNotContain("hunter2");
    assertThat(template.logger()).doesNotContain("hunter2");
  }

  @Test
  void parametersOfAnyLength_areCut() {
    error("shop", "{} {} {}", "x".repeat(5_000_000), "y", "z");
    assertThat(jvm.snapshots().get(0).exceptions().get(0).message()).hasSizeBetween(1_000, 2_100);
  }
}
