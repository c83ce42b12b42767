// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Location;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Counts what has a name instead of an exception or a log statement. */
final class NamedTally extends Occurrences {

  private final String name;
  private final @Nullable Location location;

  /**
   * @param name without secrets
   * @param location {@code null} where it is not known without a snapshot
   */
  NamedTally(String name, @Nullable Location location) {
    this.name = name;
    this.location = location;
  }

  @Override
  EventKey keyWithoutSnapshot(Kind kind) {
    return key(kind, location);
  }

  /** As a snapshot has it. */
  EventKey key(Kind kind, @Nullable Location where) {
    return new EventKey(kind, new ArrayList<String>(0), where, name);
  }
}
