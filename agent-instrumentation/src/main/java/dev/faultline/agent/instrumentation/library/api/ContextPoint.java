// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.api;

import dev.faultline.agent.core.capture.ApplicationEvents;
import org.jspecify.annotations.Nullable;

/** {@code Faultline.context(name, value)}. */
final class ContextPoint extends PointAtBegin {

  private final ApplicationEvents events;

  ContextPoint(ApplicationEvents events) {
    this.events = events;
  }

  @Override
  void called(@Nullable Object name, @Nullable Object value) {
    events.context(name instanceof String ? (String) name : null, value);
  }
}
