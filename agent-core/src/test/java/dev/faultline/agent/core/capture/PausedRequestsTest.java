// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.EntryPoint;
import org.junit.jupiter.api.Test;

class PausedRequestsTest {

  private final PausedRequests requests = new PausedRequests();
  private final Invocation invocation =
      new Invocation(new EntryPoint(EntryPoint.Kind.REQUEST, null), null, null, 0);

  @Test
  void request_isTakenOnce_byTheServersObjectItself() {
    String key = new String("request");

    assertThat(requests.add(key, invocation)).isTrue();

    assertThat(requests.take(new String("request"))).isNull();
    assertThat(requests.take(key)).isSameAs(invocation);
    assertThat(requests.take(key)).isNull();
  }

  @Test
  void requestsThatNobodyEnds_areBounded() {
    for (int i = 0; i < PausedRequests.MOST; i++) {
      assertThat(requests.add(new Object(), invocation)).isTrue();
    }

    assertThat(requests.add(new Object(), invocation)).isFalse();
  }
}
