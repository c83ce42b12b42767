// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

/** The shutdown hook: lets no exception out, since the JVM would print it. */
final class EndOfJvm extends Thread {

  private final Agent agent;

  EndOfJvm(Agent agent) {
    super("faultline-shutdown");
    this.agent = agent;
    setContextClassLoader(null);
  }

  @Override
  public void run() {
    try {
      agent.close();
    } catch (Throwable theJvmEnds) {
      // nothing is left to be told
    }
  }
}
