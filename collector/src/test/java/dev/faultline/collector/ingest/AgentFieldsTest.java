// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AgentFieldsTest {

  private static Map<String, String> status(String json) throws Exception {
    return AgentFields.status(new ObjectMapper().readTree(json));
  }

  @Test
  void whatAnAgentSaysOfItself_isValuesAndListsOfThem() throws Exception {
    assertThat(
            status(
                """
                {"recording": "on", "queued": 3, "captureTimes": [1, 2, 0],
                 "an object": {"a": 1}, "a list of lists": [[1]], "nothing": []}
                """))
        .containsExactly(
            entry("recording", "on"),
            entry("queued", "3"),
            entry("captureTimes", "1, 2, 0"),
            entry("nothing", ""));
  }

  @Test
  void longLists_areLeftOut_andLongTextIsCut() throws Exception {
    String many = String.join(",", Collections.nCopies(51, "1"));
    assertThat(status("{\"many\": [" + many + "]}")).isEmpty();
    String longs = String.join(",", Collections.nCopies(50, "1234567890"));
    assertThat(status("{\"long\": [" + longs + "]}").get("long").length()).isLessThan(300);
  }

  @Test
  void whatIsNoObject_isNothing() throws Exception {
    assertThat(status("[1, 2]")).isEmpty();
    assertThat(AgentFields.status(null)).isEmpty();
  }
}
