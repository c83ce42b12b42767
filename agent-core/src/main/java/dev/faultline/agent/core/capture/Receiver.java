// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import org.jspecify.annotations.Nullable;

/**
 * Passes the calls of instrumented code on to what belongs to the thread. Lets no exception of ours
 * out.
 */
final class Receiver extends FaultlineHook {

  private volatile @Nullable Capture connected;

  void connect(Capture capture) {
    connected = capture;
  }

  @Override
  protected @Nullable FaultlineHook onThrown(Throwable exception, int site) {
    Capture capture = connected;
    if (capture == null) {
      return null;
    }
    try {
      return capture.current().onThrown(exception, site);
    } catch (RuntimeException | LinkageError unexpected) {
      capture.failed(unexpected);
      return null;
    }
  }

  @Override
  protected void onCaught(Throwable exception, int site) {
    Capture capture = connected;
    if (capture == null) {
      return;
    }
    try {
      capture.current().onCaught(exception, site);
    } catch (RuntimeException | LinkageError unexpected) {
      capture.failed(unexpected);
    }
  }

  @Override
  protected FaultlineHook onStatement(int site) {
    Capture capture = connected;
    if (capture == null) {
      return this;
    }
    try {
      FaultlineHook variables = capture.current().onStatement(site);
      return variables == null ? this : variables;
    } catch (RuntimeException | LinkageError unexpected) {
      capture.failed(unexpected);
      return this;
    }
  }

  @Override
  protected void onStated() {
    Capture capture = connected;
    if (capture != null) {
      capture.current().onStated();
    }
  }

  @Override
  protected void onEntered(
      int point, @Nullable Object a, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Capture capture = connected;
    if (capture == null) {
      return;
    }
    try {
      capture.current().onEntered(point, a, b, c, d);
    } catch (RuntimeException | LinkageError unexpected) {
      capture.failed(unexpected);
    }
  }

  @Override
  protected void onLeft(int point, @Nullable Object result, @Nullable Throwable exception) {
    Capture capture = connected;
    if (capture == null) {
      return;
    }
    try {
      capture.current().onLeft(point, result, exception);
    } catch (RuntimeException | LinkageError unexpected) {
      capture.failed(unexpected);
    }
  }

  @Override
  public FaultlineHook add(@Nullable Object value) {
    return this;
  }

  @Override
  public FaultlineHook add(int value) {
    return this;
  }

  @Override
  public FaultlineHook add(long value) {
    return this;
  }

  @Override
  public FaultlineHook add(float value) {
    return this;
  }

  @Override
  public FaultlineHook add(double value) {
    return this;
  }
}
