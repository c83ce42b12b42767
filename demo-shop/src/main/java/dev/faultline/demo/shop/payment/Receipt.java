// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.payment;

import java.math.BigDecimal;

/** What the gateway answers to a charge that went through. */
public record Receipt(String id, BigDecimal amount, String currency) {}
