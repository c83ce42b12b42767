// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaptureTimesTest {

  private final CaptureTimes times = new CaptureTimes();

  @Test
  void snapshots_areCountedByTheTimeTheyTook() {
    times.recorded(0);
    times.recorded(100_000);
    times.recorded(100_001);
    times.recorded(10_000_000);
    times.recorded(30_000_001);

    assertThat(times.histogram()).containsExactly(2, 1, 0, 0, 1, 0, 1);
    assertThat(times.snapshots()).isEqualTo(5);
  }

  @Test
  void text_namesWhatThereIs() {
    times.spent(41_500_000);
    times.recorded(100_001);
    times.recorded(2_000_000);
    times.recorded(40_000_000);

    assertThat(times)
        .hasToString("3 snapshots took 41 ms: 1 up to 0.3 ms, 1 up to 3 ms, 1 over 30 ms");
    assertThat(times.micros()).isEqualTo(41_500);
  }

  @Test
  void nothingRecorded_isSaidWithoutClasses() {
    assertThat(times).hasToString("0 snapshots took 0 ms");
  }
}
