// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.Tasks;
import org.jspecify.annotations.Nullable;

/** Where what was handed over as one object goes on as another. */
final class PassOnPoint implements LibraryPoint {

  private final Tasks tasks;

  PassOnPoint(Tasks tasks) {
    this.tasks = tasks;
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object task, @Nullable Object as, @Nullable Object c, @Nullable Object d) {
    tasks.passedOn(task, as);
    return null;
  }
}
