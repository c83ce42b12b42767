// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.payment;

import dev.faultline.api.Faultline;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Charges cards. This is the gateway's sandbox, which answers by card number and sends nothing
 * anywhere.
 */
public final class PaymentGateway {
  private static final Logger log = LoggerFactory.getLogger(PaymentGateway.class);
  private static final Map<String, String> DECLINED =
      Map.of("4000000000000002", "insufficient funds", "4000000000000069", "card expired");

  private final AtomicInteger charges = new AtomicInteger();
  private final GatewaySettings settings;
  private final Clock clock;

  public PaymentGateway(GatewaySettings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes the amount from the card. */
  public Receipt charge(Card card, BigDecimal amount, String currency, String order)
      throws PaymentDeclinedException {
    Map<String, String> headers = headers(order);
    log.debug("POST {} for {} with {}", settings.merchant(), order, headers.keySet());
    if (card.expires().isBefore(YearMonth.now(clock))) {
      throw new PaymentDeclinedException(card, "card expired");
    }
    String reason = DECLINED.get(card.number());
    if (reason != null) {
      throw new PaymentDeclinedException(card, reason);
    }
    return new Receipt("ch-" + charges.incrementAndGet(), amount, currency);
  }

  /** Gives the amount back. */
  public void refund(Receipt receipt) {
    Faultline.event("payment-refunded").with("receipt", receipt).fire();
    log.info("Refunded {} {} of {}", receipt.amount(), receipt.currency(), receipt.id());
  }

  private Map<String, String> headers(String order) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Authorization", "Bearer " + settings.apiToken());
    headers.put("Content-Type", "application/json");
    headers.put("Idempotency-Key", settings.merchant() + "/" + order);
    return headers;
  }
}
