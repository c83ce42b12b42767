// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

/** What C2, HotSpot's optimising compiler, decided without and with an agent. */
@NullMarked
package dev.faultline.benchmarks.c2;

import org.jspecify.annotations.NullMarked;
