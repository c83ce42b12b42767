// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.Agent;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.Loss;
import dev.faultline.collector.store.Changes.Reporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServicesAndAgentsTest extends OpenStore {

  @Test
  void services_areSummedUp() {
    count("e1", contact("a1", "1.0"), START, 3);
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", "2.0"));
          long caught = changes.sighting(reporter, sighting("e2", EventKind.CAUGHT, START, "m"));
          changes.count(reporter, caught, START, 100);
        });

    assertThat(store.services().list())
        .singleElement()
        .satisfies(
            summary -> {
              assertThat(summary.service()).isEqualTo(SHOP);
              assertThat(summary.agentsConnected()).isEqualTo(1);
              assertThat(summary.events()).isEqualTo(1);
              assertThat(summary.newEvents()).isZero();
              assertThat(summary.occurrences()).isEqualTo(3);
              assertThat(summary.currentDeployment()).isEqualTo("2.0");
            });
    assertThat(store.services().deployments(SHOP))
        .extracting(deployment -> deployment.name())
        .containsExactly("2.0", "1.0");
  }

  @Test
  void agent_isConnectedWhileItIsHeardOf() {
    change(changes -> changes.contact(contact("a1", "1.0")));

    Agent agent = store.agents().find("a1").orElseThrow();

    assertThat(agent.connected(START.plusSeconds(60))).isTrue();
    assertThat(agent.connected(START.plus(Agent.CONNECTED_FOR))).isFalse();
    assertThat(agent.status()).containsEntry("queued", "0");
  }

  @Test
  void losses_areSummedByReasonAndBounded() {
    change(
        changes -> {
          Reporter reporter = changes.contact(contact("a1", "1.0"));
          changes.addLosses(reporter, List.of(new Loss("snapshot", "queue-full", 3)));
          changes.addLosses(reporter, List.of(new Loss("snapshot", "queue-full", 4)));
          for (int i = 0; i < 200; i++) {
            changes.addLosses(reporter, List.of(new Loss("snapshot", "reason " + i, 1)));
          }
        });

    List<Loss> losses = store.agents().list(SHOP).get(0).losses();

    assertThat(losses).contains(new Loss("snapshot", "queue-full", 7)).hasSizeLessThan(60);
    assertThat(losses.stream().mapToLong(Loss::count).sum()).isEqualTo(207);
  }
}
