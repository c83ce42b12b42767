// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Tasks;
import org.jspecify.annotations.Nullable;

/** Where a thread does a part of what was handed over. */
final class PartPoint implements LibraryPoint {

  private final Tasks tasks;

  PartPoint(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object task, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return tasks.beginPart(task);
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    tasks.end(context);
  }
}
