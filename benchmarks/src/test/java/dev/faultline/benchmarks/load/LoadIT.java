// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.benchmarks.macro.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each load for a moment; the one that kills is also a test of the collector. */
class LoadIT {

  @Test
  void batches_areAccepted() throws Exception {
    String line =
        Load.run(
            List.of("load", "--warm", "1", "--seconds", "1", "--snapshots", "5", "--counts", "50"));

    assertThat(line).containsPattern("[1-9][0-9,]* snapshots/s, [1-9][0-9,]* counts/s");
  }

  @Test
  void collectorThatIsKilled_keepsWhatItAcknowledgedAndCountsItOnce() throws Exception {
    assertThat(Load.run(List.of("kill", "--times", "2", "--seconds", "1")))
        .startsWith("killed 2 times")
        .contains("all there, none twice");
  }

  @Test
  void lists_areMeasured() throws Exception {
    assertThat(Load.run(List.of("list", "--events", "3000")).lines()).hasSize(6);
  }

  @Test
  void unknownWork_isNamed() {
    assertThatThrownBy(() -> Load.run(List.of("lift")))
        .isInstanceOf(UsageException.class)
        .hasMessage("there is no lift; there are load, kill and list");
  }
}
