// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.Moment;
import dev.faultline.collector.web.text.States;
import dev.faultline.collector.web.text.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The top of the page: what broke, where, since when, how often.
 *
 * @param awaited whether its next occurrence is waited for
 * @param record where that is asked for
 */
public record HeadView(
    String service,
    String environment,
    String serviceAddress,
    String kind,
    String kindMeaning,
    String look,
    @Nullable States state,
    TypeName title,
    @Nullable LongText message,
    @Nullable RootCause rootCause,
    @Nullable Other ledTo,
    List<Fact> facts,
    String id,
    String address,
    String form,
    boolean resolved,
    boolean hidden,
    boolean awaited,
    String record,
    List<Change> history) {

  /** A change of the state. */
  public record Change(Moment at, String what, String how) {}

  /**
   * The event that led to this one.
   *
   * @param address null where it is not kept
   */
  public record Other(
      String kind, TypeName title, @Nullable String place, @Nullable String address) {}

  /** Where a chain began, if that is not what the event is called after. */
  public record RootCause(TypeName type, @Nullable LongText message) {}
}
