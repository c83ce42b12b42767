// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** What the macro harness measures over HTTP. */
package dev.faultline.benchmarks.boot;
