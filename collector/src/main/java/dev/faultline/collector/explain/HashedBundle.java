// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.Set;

/** A bundle and the hashes of its class files, which stand for it where it is remembered. */
record HashedBundle(ClassBundle bundle, Set<String> hashes) {
  HashedBundle {
    hashes = Set.copyOf(hashes);
  }
}
