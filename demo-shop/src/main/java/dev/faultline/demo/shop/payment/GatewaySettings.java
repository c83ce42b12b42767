// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.payment;

import java.util.Map;

/** How the shop reaches its payment gateway. */
public record GatewaySettings(String url, String merchant, String apiToken) {

  /** The settings that {@code SHOP_GATEWAY_…} name; without them the gateway's sandbox. */
  public static GatewaySettings from(Map<String, String> environment) {
    return new GatewaySettings(
        environment.getOrDefault(
            "SHOP_GATEWAY_URL", "https://shop:Gate-Way-77@sandbox.payments.example/v2/charges"),
        environment.getOrDefault("SHOP_GATEWAY_MERCHANT", "faultline-shop"),
        environment.getOrDefault("SHOP_GATEWAY_TOKEN", "sandbox-9f31c07be2a84d55"));
  }
}
