// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Tasks;
import org.jspecify.annotations.Nullable;

/** What a thread pool calls on its threads before a task, which is passed, and after it. */
final class WorkerPoint implements LibraryPoint {

  private final Tasks tasks;

  WorkerPoint(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object task, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    tasks.worker(task);
    return null;
  }
}
