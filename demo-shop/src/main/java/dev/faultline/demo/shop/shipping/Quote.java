// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.math.BigDecimal;

/** A carrier's price and the days it takes. */
public record Quote(String carrier, BigDecimal price, int days) {}
