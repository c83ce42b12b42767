// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Location;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Counts the events of one name that the application fires at one place. */
final class CustomTally extends Occurrences {

  /** What occurrences that are counted together have in common. */
  static final class Key {
    private final String name;
    private final int number;
    private final @Nullable Object cause;

    /**
     * @param number of the place; -1 without one
     * @param cause what is told apart besides: the {@link Tally} of the failure that led to it, or
     *     the class name of an exception that was not seen; {@code null} without one
     */
    Key(String name, int number, @Nullable Object cause) {
      this.name = name;
      this.number = number;
      this.cause = cause;
    }

    @Override
    public boolean equals(@Nullable Object object) {
      if (!(object instanceof Key)) {
        return false;
      }
      Key other = (Key) object;
      return number == other.number
          && name.equals(other.name)
          && Objects.equals(cause, other.cause);
    }

    @Override
    public int hashCode() {
      return (name.hashCode() * 31 + number) * 31 + Objects.hashCode(cause);
    }
  }

  private final String name;
  private final boolean anywhere;
  private final List<String> types;
  private final @Nullable Location location;

  /**
   * @param name without secrets
   * @param anywhere whether it is counted without its place, because there are too many
   * @param types of the exceptions that led to it, outermost first
   * @param location as far as it is known without a snapshot
   */
  CustomTally(String name, boolean anywhere, List<String> types, @Nullable Location location) {
    this.name = name;
    this.anywhere = anywhere;
    this.types = types;
    this.location = location;
  }

  @Override
  EventKey keyWithoutSnapshot(Kind kind) {
    return new EventKey(Kind.CUSTOM, types, location, name);
  }

  /** As a snapshot has it. */
  EventKey key(List<String> chain, @Nullable Location where) {
    return anywhere
        ? keyWithoutSnapshot(Kind.CUSTOM)
        : new EventKey(Kind.CUSTOM, chain, where, name);
  }
}
