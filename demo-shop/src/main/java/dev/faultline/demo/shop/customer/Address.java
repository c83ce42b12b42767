// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.customer;

/** Where a parcel goes. */
public record Address(String street, String postcode, String city, String country) {}
