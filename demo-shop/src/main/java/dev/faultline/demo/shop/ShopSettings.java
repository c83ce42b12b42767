// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import dev.faultline.demo.shop.database.DatabaseSettings;
import dev.faultline.demo.shop.payment.GatewaySettings;
import java.util.Map;

/** Everything about the shop that differs from place to place. */
public record ShopSettings(
    int port, DatabaseSettings database, GatewaySettings gateway, String archiveUrl) {

  private static final String ARCHIVE =
      "jdbc:h2:tcp://127.0.0.1:1/archive;USER=reports;PASSWORD=Ann0-Domini";

  /** The settings that {@code SHOP_…} variables name, and defaults that need nothing else. */
  public static ShopSettings from(Map<String, String> environment) {
    return new ShopSettings(
        Integer.parseInt(environment.getOrDefault("SHOP_PORT", "8080")),
        DatabaseSettings.from(environment),
        GatewaySettings.from(environment),
        environment.getOrDefault("SHOP_ARCHIVE_URL", ARCHIVE));
  }
}
