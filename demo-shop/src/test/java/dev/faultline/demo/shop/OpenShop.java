// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import dev.faultline.demo.traffic.Shopper;
import dev.faultline.demo.traffic.Tally;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** A shop of its own for a test, with a database that nobody else uses. */
final class OpenShop implements AutoCloseable {
  private final Shop shop =
      Shop.open(
          ShopSettings.from(
              Map.of("SHOP_PORT", "0", "SHOP_DB_URL", "jdbc:h2:mem:" + UUID.randomUUID())));

  Shopper shopper(Tally tally) {
    return new Shopper(shop.address(), new Random(1), tally);
  }

  Shopper shopper() {
    return shopper(new Tally());
  }

  @Override
  public void close() {
    shop.close();
  }
}
