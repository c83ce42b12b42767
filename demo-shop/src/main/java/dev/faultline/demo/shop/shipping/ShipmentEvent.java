// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

import java.time.Instant;

/** What a carrier reports about a parcel, in the carrier's words. */
public record ShipmentEvent(String order, String carrier, String status, Instant at) {}
