// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is signed in. */
public final class Sessions {
  private static final Duration LIFETIME = Duration.ofMinutes(30);
  private static final int TOKEN_BYTES = 20;

  private final Map<String, Session> byToken = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();
  private final CustomerRepository customers;
  private final Clock clock;

  public Sessions(CustomerRepository customers, Clock clock) {
    this.customers = customers;
    this.clock = clock;
  }

  /** A new session, or nothing where address or password are wrong. */
  public Optional<Session> signIn(String email, String password) {
    return customers
        .findByEmail(email)
        .filter(customer -> PasswordHash.parse(customer.getPasswordHash()).matches(password))
        .map(this::start);
  }

  /** The customer whose token that is, if the session is still open. */
  public Optional<Customer> customer(String token) {
    Session session = byToken.get(token);
    if (session == null || session.expiresAt().isBefore(clock.instant())) {
      return Optional.empty();
    }
    return Optional.of(customers.get(session.customerId()));
  }

  private Session start(Customer customer) {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    String token = HexFormat.of().formatHex(bytes);
    Session session = new Session(token, customer.getId(), clock.instant().plus(LIFETIME));
    forgetExpired();
    byToken.put(token, session);
    return session;
  }

  private void forgetExpired() {
    byToken.values().removeIf(session -> session.expiresAt().isBefore(clock.instant()));
  }
}
