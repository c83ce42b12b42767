// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/** An entry of a recorded map. */
public record MapEntry(Value key, Value value) {}
