// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PressureGaugeTest {

  private final PressureGauge gauge = new PressureGauge(0.9, 0.95);

  @Test
  void heapThatIsFullAfterACollection_isAShortageAtOnce() {
    assertThat(gauge.measured(0.89, 0.99, 0)).isNull();
    assertThat(gauge.measured(0.91, 0.95, 0)).isEqualTo("the heap is full");
    assertThat(gauge.measured(0.85, 0.9, 0)).isEqualTo("the heap is full");
    assertThat(gauge.measured(0.79, 0.9, 0)).isNull();
  }

  @Test
  void garbage_isNoShortage() {
    assertThat(gauge.measured(0.2, 1.0, 0)).isNull();
    assertThat(gauge.measured(-1, 1.0, -1)).isNull();
  }

  @Test
  void memoryThatWasFreedSince_endsTheShortage() {
    assertThat(gauge.measured(0.95, 0.97, 0)).isNotNull();
    assertThat(gauge.measured(0.95, 0.5, 0)).isNull();
  }

  @Test
  void cpuThatIsBusyForAMinute_isAShortageUntilItIsIdleForAWhile() {
    for (int i = 0; i < 59; i++) {
      assertThat(gauge.measured(0, 0, 0.99)).isNull();
    }
    assertThat(gauge.measured(0, 0, 0.99)).isEqualTo("the CPU is busy");
    assertThat(gauge.measured(0, 0, 0.9)).isEqualTo("the CPU is busy");
    for (int i = 0; i < 9; i++) {
      assertThat(gauge.measured(0, 0, 0.5)).isEqualTo("the CPU is busy");
    }
    assertThat(gauge.measured(0, 0, 0.5)).isNull();
  }

  @Test
  void cpuThatIsBusyNowAndThen_isNoShortage() {
    for (int i = 0; i < 600; i++) {
      assertThat(gauge.measured(0, 0, i % 50 == 0 ? 0.5 : 1)).isNull();
    }
  }

  @Test
  void limitOfZero_isNone() {
    PressureGauge none = new PressureGauge(0, 0);
    for (int i = 0; i < 100; i++) {
      assertThat(none.measured(1, 1, 1)).isNull();
    }
  }
}
