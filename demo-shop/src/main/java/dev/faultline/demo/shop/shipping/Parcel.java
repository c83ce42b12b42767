// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.shipping;

/** What a carrier has to know to make a price. */
public record Parcel(int grams, String postcode, String country) {}
