// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.report;

import java.math.BigDecimal;
import java.time.LocalDate;

/** Something that was sold, from the ledger. */
public record Sale(int id, String sku, int quantity, BigDecimal amount, LocalDate soldOn) {}
