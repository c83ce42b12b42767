// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.pricing;

import java.math.BigDecimal;

/** What something costs in a country, in one currency. */
public record Price(
    BigDecimal net, BigDecimal tax, BigDecimal gross, String currency, String country) {}
