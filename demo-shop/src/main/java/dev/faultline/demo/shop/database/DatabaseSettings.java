// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.database;

import java.util.Map;

/** Where the shop's database is and how to sign in to it. */
public record DatabaseSettings(String url, String user, String password, int poolSize) {

  /** The settings that {@code SHOP_DB_…} name; without them a database in memory. */
  public static DatabaseSettings from(Map<String, String> environment) {
    return new DatabaseSettings(
        environment.getOrDefault("SHOP_DB_URL", "jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1"),
        environment.getOrDefault("SHOP_DB_USER", "shop"),
        environment.getOrDefault("SHOP_DB_PASSWORD", "h2-and-s3cret"),
        Integer.parseInt(environment.getOrDefault("SHOP_DB_POOL", "6")));
  }
}
