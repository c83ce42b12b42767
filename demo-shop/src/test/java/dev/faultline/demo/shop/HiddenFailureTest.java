// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.demo.traffic.UnluckyVisit;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Failures that the shopper does not see. */
class HiddenFailureTest {
  private OpenShop shop;

  @BeforeEach
  void open() {
    shop = new OpenShop();
  }

  @AfterEach
  void close() {
    shop.close();
  }

  @Test
  void misspeltZone_isShownAsUtc() throws IOException {
    String token = shop.shopper().signIn("bela@shop.example", "geheim-und-lang");

    assertThat(shop.shopper().get("/me/preferences", token).body().path("zone").asText())
        .isEqualTo("Z");
  }

  @Test
  void currencyWithoutRate_usesTheLastOneKnown() throws IOException {
    assertThat(
            shop.shopper()
                .get("/products/mug-01/price?country=CH&currency=CHF")
                .body()
                .path("net")
                .asText())
        .isEqualTo("9.32");
  }

  @Test
  void feedWithUnits_isAcceptedAndItsThreadDies() throws Exception {
    BlockingQueue<Map.Entry<String, Throwable>> deaths = new LinkedBlockingQueue<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler(
        (thread, e) -> deaths.add(Map.entry(thread.getName(), e)));
    try {
      UnluckyVisit.SENDS_A_FEED_WITH_UNITS.make(shop.shopper());
      Map.Entry<String, Throwable> death = deaths.poll(10, TimeUnit.SECONDS);
      assertThat(death.getKey()).isEqualTo("stock-sync-holz");
      assertThat(death.getValue())
          .isInstanceOf(NumberFormatException.class)
          .hasMessageContaining("6 pcs");
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
