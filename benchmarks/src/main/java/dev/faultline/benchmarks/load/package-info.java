// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** Simulated agents that send to a real collector. */
@NullMarked
package dev.faultline.benchmarks.load;

import org.jspecify.annotations.NullMarked;
