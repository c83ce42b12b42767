// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AgentIdsTest {

  @Test
  void ids_areUniqueAndGrow() {
    AgentIds ids = new AgentIds();
    Set<String> seen = new HashSet<>();
    String last = "";
    for (int i = 0; i < 100_000; i++) {
      String id = ids.next();
      assertThat(id).isGreaterThan(last);
      assertThat(seen.add(id)).isTrue();
      last = id;
    }
  }

  @Test
  void id_isAUuidOfVersion7WithItsTime() {
    UUID id = UUID.fromString(new AgentIds(42).next(0x0192f0c47d1eL));

    assertThat(id.version()).isEqualTo(7);
    assertThat(id.variant()).isEqualTo(2);
    assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(0x0192f0c47d1eL);
  }

  @Test
  void twoProcesses_makeDifferentIds() {
    assertThat(new AgentIds().next(1)).isNotEqualTo(new AgentIds().next(1));
  }

  @Test
  void clockThatGoesBack_makesNoIdTwice() {
    AgentIds ids = new AgentIds(1);

    String before = ids.next(2_000);

    assertThat(ids.next(1_000)).isGreaterThan(before);
  }
}
