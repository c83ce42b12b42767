// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** Starts programs without and with an agent in turn, and compares them. */
@NullMarked
package dev.faultline.benchmarks.macro;

import org.jspecify.annotations.NullMarked;
