// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

import java.time.LocalDate;

/** An account. A bean, because the newsletter's templates want one. */
public final class Customer {
  private final String id;
  private final String name;
  private final String email;
  private final LoyaltyTier tier;
  private final LocalDate birthday;
  private final String passwordHash;
  private final String preferences;

  Customer(
      String id,
      String name,
      String email,
      LoyaltyTier tier,
      LocalDate birthday,
      String passwordHash,
      String preferences) {
    this.id = id;
    this.name = name;
    this.email = email;
    this.tier = tier;
    this.birthday = birthday;
    this.passwordHash = passwordHash;
    this.preferences = preferences;
  }

  public String getId() {
    return id;
  }

  public String getName() {
    return name;
  }

  public String getEmail() {
    return email;
  }

  public LoyaltyTier getTier() {
    return tier;
  }

  public LocalDate getBirthday() {
    return birthday;
  }

  public String getPasswordHash() {
    return passwordHash;
  }

  public String getPreferences() {
    return preferences;
  }
}
