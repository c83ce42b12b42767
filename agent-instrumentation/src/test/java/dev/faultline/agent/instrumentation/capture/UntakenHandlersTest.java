// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That the JIT then leaves them out: {@code UntakenHandlersIT}. */
class UntakenHandlersTest {

  @ParameterizedTest
  @CsvSource({"1.8, true", "9, true", "21, true", "22, false", "25, false", "unknown, true"})
  void areCompiled_beforeJdk22(String version, boolean compiled) {
    assertThat(UntakenHandlers.areCompiled(version)).isEqualTo(compiled);
  }
}
