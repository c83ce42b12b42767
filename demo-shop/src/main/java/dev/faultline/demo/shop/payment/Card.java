// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.payment;

import java.time.YearMonth;

/** A payment card as the shopper typed it. */
public record Card(String number, String holder, YearMonth expires, String cvc) {}
