// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentStatementTest {

  @Test
  void whatIsKnown_isSaidInWords_andFirst() {
    assertThat(
            AgentStatement.of(
                Map.of(
                    "a new one", "7",
                    "recording", "paused: the heap is full",
                    "captureMicros", "41500",
                    "captureTimes", "1200, 0, 2, 0, 0, 0, 1",
                    "methodsInstrumented", "35489")))
        .containsExactly(
            new AgentStatement("recording", "paused: the heap is full"),
            new AgentStatement("recording took", "41 ms"),
            new AgentStatement(
                "snapshots by the time they took",
                "1,200 up to 0.1 ms, 2 up to 1 ms, 1 over 30 ms"),
            new AgentStatement("methods instrumented", "35,489"),
            new AgentStatement("a new one", "7"));
  }

  @Test
  void whatIsNotAsItShouldBe_isShownAsItCame() {
    assertThat(AgentStatement.of(Map.of("queued", "many", "captureTimes", "1, 2")))
        .containsExactly(
            new AgentStatement("snapshots by the time they took", "1, 2"),
            new AgentStatement("waits to be sent", "many"));
  }

  @Test
  void noSnapshotYet_isNone() {
    assertThat(AgentStatement.of(Map.of("captureTimes", "0, 0, 0, 0, 0, 0, 0")))
        .containsExactly(new AgentStatement("snapshots by the time they took", "none"));
  }
}
