// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package kotlin.collections;

/** A version of the class that does not have the fields that are known. */
public final class ArrayDeque {
  final String held = "elsewhere";
}
