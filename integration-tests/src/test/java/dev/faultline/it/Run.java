// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

/** What a process did. */
record Run(int status, String out, String err) {}
