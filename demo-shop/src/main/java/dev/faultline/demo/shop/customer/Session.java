// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

import java.time.Instant;

/** A customer who is signed in. The token goes into the {@code Authorization} header. */
public record Session(String token, String customerId, Instant expiresAt) {}
