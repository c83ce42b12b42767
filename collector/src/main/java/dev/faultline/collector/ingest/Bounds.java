// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

/**
 * What is checked before and while a batch is parsed (docs/protocol.md, <i>Bounds</i>), so that no
 * sender decides how much memory it takes.
 *
 * @param body bytes as sent
 * @param inflated bytes after inflating
 * @param ratio inflated to sent, once more than {@code ratioFrom} bytes came out
 * @param snapshots in a batch
 * @param counts in a batch
 * @param invocations in a batch
 * @param losses in a batch
 * @param itemTokens JSON tokens of one item: what its tree takes in memory
 * @param itemText characters of one item
 */
record Bounds(
    int body,
    int inflated,
    int ratio,
    int ratioFrom,
    int snapshots,
    int counts,
    int invocations,
    int losses,
    int itemTokens,
    int itemText) {

  static final Bounds DEFAULT =
      new Bounds(4 << 20, 32 << 20, 200, 256 << 10, 1_000, 20_000, 2_000, 1_000, 200_000, 4 << 20);
}
