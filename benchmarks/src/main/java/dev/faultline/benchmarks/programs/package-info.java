// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/**
 * The programs that the macro harness measures, each in a JVM of its own. For an agent they are
 * application code.
 */
@NullMarked
package dev.faultline.benchmarks.programs;

import org.jspecify.annotations.NullMarked;
