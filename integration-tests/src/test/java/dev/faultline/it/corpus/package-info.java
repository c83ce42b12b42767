// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
/** Class files of others, instrumented and linked. */
package dev.faultline.it.corpus;
