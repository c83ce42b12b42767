// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.site.SiteVariable;
import org.jspecify.annotations.Nullable;

/**
 * A variable of a method with the instructions in whose scope it is, and those at which it is still
 * of use.
 */
final class ScopedVariable {

  private final SiteVariable description;
  private final int slot;
  private final int type;
  private final int start;
  private final int end;
  private final int readUntil;
  private @Nullable SiteVariable unused;
  private @Nullable SiteVariable reduced;

  /**
   * @param type of the slot: a type of one of the four number tags, or {@code REFERENCE}
   * @param readUntil from this instruction on it is in scope but must not be read, since that would
   *     keep alive what the program is done with (rule 3 of docs/safety-mechanisms.md)
   */
  ScopedVariable(SiteVariable description, int slot, int type, int start, int end, int readUntil) {
    this.description = description;
    this.slot = slot;
    this.type = type;
    this.start = start;
    this.end = end;
    this.readUntil = readUntil;
  }

  int slot() {
    return slot;
  }

  int type() {
    return type;
  }

  int start() {
    return start;
  }

  int end() {
    return end;
  }

  int readUntil() {
    return readUntil;
  }

  SiteVariable description() {
    return description;
  }

  SiteVariable descriptionUnused() {
    if (unused == null) {
      unused = without(Value.Cut.NOT_READ);
    }
    return unused;
  }

  SiteVariable descriptionReduced() {
    if (reduced == null) {
      reduced = without(Value.Cut.METHOD_SIZE);
    }
    return reduced;
  }

  private SiteVariable without(Value.Cut cut) {
    return new SiteVariable(description.name(), description.descriptor(), description.role(), cut);
  }
}
