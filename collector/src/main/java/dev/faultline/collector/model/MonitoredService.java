// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

/** A service in an environment: what events, agents and deployments belong to. */
public record MonitoredService(String service, String environment) {}
