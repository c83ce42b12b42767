// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.demo.shop.Shop;
import dev.faultline.demo.shop.ShopSettings;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrafficTest {
  private static final int ROUND = 5 * UnluckyVisit.values().length;

  @Test
  void itinerary_isTheSameForTheSameSeed() {
    assertThat(visits(42)).isEqualTo(visits(42)).isNotEqualTo(visits(43));
  }

  @Test
  void itinerary_hasEveryUnluckyVisitOnceARound() {
    assertThat(visits(7).stream().filter(UnluckyVisit.class::isInstance))
        .containsExactlyInAnyOrderElementsOf(EnumSet.allOf(UnluckyVisit.class));
  }

  @Test
  void round_isMostlyAnswered() throws IOException {
    Tally tally = new Tally();
    try (Shop shop = Shop.open(settings())) {
      Shopper shopper = new Shopper(shop.address(), new Random(42), tally);
      for (Visit visit : visits(42)) {
        visit.make(shopper);
      }
    }

    assertThat(tally.unanswered()).isZero();
    assertThat(tally.failed()).isBetween(17, 20);
    assertThat(tally.answered()).isGreaterThan(9 * tally.requests() / 10);
  }

  @Test
  void traffic_goesOnWithoutAShop() throws InterruptedException {
    Shop shop = Shop.open(settings());
    shop.close();

    try (Traffic traffic = Traffic.start(shop.address(), 1, 100)) {
      while (traffic.tally().unanswered() < 3) {
        Thread.sleep(10);
      }
      assertThat(traffic.tally().answered()).isZero();
    }
  }

  private static List<Visit> visits(long seed) {
    Itinerary itinerary = new Itinerary(new Random(seed));
    return Stream.generate(itinerary::next).limit(ROUND).toList();
  }

  private static ShopSettings settings() {
    return ShopSettings.from(Map.of("SHOP_PORT", "0", "SHOP_DB_URL", "jdbc:h2:mem:traffic"));
  }
}
