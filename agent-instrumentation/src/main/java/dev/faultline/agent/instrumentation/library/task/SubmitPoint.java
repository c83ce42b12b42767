// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Tasks;
import org.jspecify.annotations.Nullable;

/** Where an executor is given a task. */
final class SubmitPoint implements LibraryPoint {

  private final Tasks tasks;

  SubmitPoint(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object task, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    tasks.submitted(task);
    return null;
  }
}
