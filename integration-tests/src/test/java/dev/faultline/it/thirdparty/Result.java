// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import java.util.List;

/**
 * What one JVM did.
 *
 * @param rejected classes that the verifier rejected
 * @param agentLog what the agent wrote to its own log; empty without agent
 */
record Result(int status, String out, String err, List<String> rejected, String agentLog) {}
