// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler that exceptions pass on their way out of a range of instructions. */
public final class HandlerSite extends Site {

  private final List<SiteVariable> read;
  private final List<SiteVariable> notRead;
  private final int[] lines;

  /** Kept here so that counting finds it without a lookup; owned by the capture package. */
  private volatile @Nullable Object counters;

  /**
   * @param read what the handler reads, in the order in which it passes the values on
   * @param notRead what is in scope too but is not read, with the reasons
   * @param lines first and last line of each of its ranges, in turn; empty where lines are unknown
   */
  public HandlerSite(
      MethodSites method, List<SiteVariable> read, List<SiteVariable> notRead, int[] lines) {
    super(method);
    this.read = read;
    this.notRead = notRead;
    this.lines = lines;
  }

  public List<SiteVariable> read() {
    return read;
  }

  public List<SiteVariable> notRead() {
    return notRead;
  }

  /**
   * Whether an instruction of this line can have thrown into this handler, as far as lines tell.
   */
  public boolean canBeOfLine(int line) {
    if (line < 0 || lines.length == 0) {
      return true;
    }
    for (int i = 0; i < lines.length; i += 2) {
      if (lines[i] <= line && line <= lines[i + 1]) {
        return true;
      }
    }
    return false;
  }

  /** First line of the handler's first range; -1 where unknown. */
  public int firstLine() {
    return lines.length == 0 ? -1 : lines[0];
  }

  public @Nullable Object counters() {
    return counters;
  }

  public void counters(Object newCounters) {
    counters = newCounters;
  }
}
