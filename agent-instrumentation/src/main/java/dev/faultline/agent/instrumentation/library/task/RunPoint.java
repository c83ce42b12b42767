// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Tasks;
import dev.faultline.agent.core.record.LibraryField;
import org.jspecify.annotations.Nullable;

/** Where a task runs. */
final class RunPoint implements LibraryPoint {

  private final Tasks tasks;
  private final @Nullable LibraryField task;

  /**
   * @param task field of the receiver that has the task; {@code null} where the receiver is it
   */
  RunPoint(Tasks tasks, @Nullable LibraryField task) {
    this.tasks = tasks;
    this.task = task;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object receiver, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    return tasks.begin(task == null ? receiver : task.get(receiver));
  }

  @Override
  public void left(
      @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
    tasks.end(context);
  }
}
