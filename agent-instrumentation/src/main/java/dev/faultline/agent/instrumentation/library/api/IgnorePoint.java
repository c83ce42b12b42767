// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.api;

import dev.faultline.agent.core.capture.ApplicationEvents;
import org.jspecify.annotations.Nullable;

/** {@code Faultline.ignore(exception)}. */
final class IgnorePoint extends PointAtBegin {

  private final ApplicationEvents events;

  IgnorePoint(ApplicationEvents events) {
    this.events = events;
  }

  @Override
  void called(@Nullable Object exception, @Nullable Object none) {
    events.ignored(exception instanceof Throwable ? (Throwable) exception : null);
  }
}
