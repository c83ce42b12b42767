// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class LogLinksTest {

  private final LogLinks links = new LogLinks();

  private static Occurrences occurrences() {
    return new NamedTally("name", null);
  }

  @Test
  void links_areNotWanted_unlessItIsSaidWhereTheyLead() {
    assertThat(links.areWanted()).isFalse();
    assertThat(links.without("text [http://c/l/abcdefgh2345]"))
        .isEqualTo("text [http://c/l/abcdefgh2345]");
    links.to("http://c");
    assertThat(links.areWanted()).isTrue();
    links.to(null);
    assertThat(links.areWanted()).isFalse();
  }

  @Test
  void link_staysThatOfItsEvent_andIsNoOthers() {
    links.to("https://faultline.example/base/");
    Occurrences first = occurrences();
    assertThat(links.of(first))
        .matches(" \\[https://faultline.example/base/l/[a-z2-7]{12}\\]")
        .isEqualTo(links.of(first));
    Set<String> all = new HashSet<>();
    for (int i = 0; i < 100_000; i++) {
      all.add(links.of(occurrences()));
    }
    assertThat(all).hasSize(100_000);
  }

  @Test
  void threadsThatLogTheSameAtOnce_writeTheSameLink() throws Exception {
    links.to("http://c");
    for (int round = 0; round < 2_000; round++) {
      Occurrences shared = occurrences();
      CyclicBarrier together = new CyclicBarrier(2);
      FutureTask<String> other =
          new FutureTask<>(
              () -> {
                together.await();
                return links.of(shared);
              });
      new Thread(other).start();
      together.await();
      assertThat(links.of(shared)).isEqualTo(other.get());
    }
  }

  @Test
  void link_isTakenOffAgain_whereTheTextEndsWithOne() {
    links.to("http://c");
    String text = "order {} declined";
    String linked = text + links.of(occurrences());
    assertThat(links.endsWithOne(linked)).isTrue();
    assertThat(links.without(linked)).isEqualTo(text);
    assertThat(links.without(linked + ".")).isEqualTo(linked + ".");
    assertThat(links.without("")).isEmpty();
    assertThat(links.without(null)).isNull();
  }
}
