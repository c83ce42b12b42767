// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.thread.BackgroundThread;

/** The agent's thread that looks for calls which take long. */
public final class SlowCallThread extends BackgroundThread {

  private final SlowCalls calls;

  public SlowCallThread(SlowCalls calls) {
    super("faultline-slow");
    this.calls = calls;
  }

  @Override
  protected boolean turn() throws InterruptedException {
    Thread.sleep(calls.look());
    return true;
  }
}
