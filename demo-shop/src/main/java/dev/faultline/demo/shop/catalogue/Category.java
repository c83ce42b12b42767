// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop.catalogue;

import org.jspecify.annotations.Nullable;

/** A shelf of the shop; without a parent it is at the top. */
public record Category(int id, @Nullable Integer parentId, String name) {}
