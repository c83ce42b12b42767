// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.io.IOException;

/** Where the agent sends to. */
interface AgentTarget extends AutoCloseable {

  int port();

  String description();

  @Override
  void close() throws IOException;
}
