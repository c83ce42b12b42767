// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/** What an agent had to drop, and why. */
public record Loss(String what, String reason, long count) {}
