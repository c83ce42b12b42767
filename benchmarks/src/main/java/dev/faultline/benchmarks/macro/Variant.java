// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.util.List;

/**
 * A way to start a program.
 *
 * @param name {@code none}, {@code app}, {@code all}, {@code off} or {@code other}
 * @param options of the JVM
 */
record Variant(String name, List<String> options) {}
