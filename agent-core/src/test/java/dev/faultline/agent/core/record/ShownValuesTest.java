// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownValuesTest {

  /** On the other JDKs: {@code ShownValuesIT}. */
  @Test
  void everyKindOfValue_isShownAsWhatItMeans() throws Exception {
    assertThat(ShownValues.differences()).isEmpty();
  }
}
