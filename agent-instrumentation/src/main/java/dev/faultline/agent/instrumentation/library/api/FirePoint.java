// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.api;

import dev.faultline.agent.core.capture.ApplicationEvents;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/** {@code Event.fire()}. */
final class FirePoint extends PointAtBegin {

  private final ApplicationEvents events;
  private final LibraryField name;
  private final LibraryField data;
  private final LibraryField size;
  private final LibraryField leftOut;
  private final LibraryField cause;

  FirePoint(ApplicationEvents events, LibraryFields fields) {
    this.events = events;
    name = fields.named("name");
    data = fields.named("data");
    size = fields.named("size");
    leftOut = fields.named("leftOut");
    cause = fields.named("cause");
  }

  @Override
  void called(@Nullable Object event, @Nullable Object none) {
    Object pairs = data.get(event);
    Object exception = cause.get(event);
    events.fired(
        name.text(event),
        pairs instanceof Object[] ? (Object[]) pairs : null,
        size.number(event),
        leftOut.number(event),
        exception instanceof Throwable ? (Throwable) exception : null);
  }
}
