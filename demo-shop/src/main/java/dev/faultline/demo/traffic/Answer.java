// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.traffic;

import com.fasterxml.jackson.databind.JsonNode;

/** What the shop answered. Where that was no JSON, the body is a missing node. */
public record Answer(int status, JsonNode body) {}
