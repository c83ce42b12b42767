// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.boot;

import java.util.List;

/** As it is answered. */
record Order(int id, String customer, List<Line> lines, long total) {

  record Line(String product, int quantity, long price) {}
}
