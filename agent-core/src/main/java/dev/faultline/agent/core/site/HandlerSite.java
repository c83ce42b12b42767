// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A handler that exceptions pass on their way out of a range of instructions. */
public final class HandlerSite extends Site {

  /** Ranges of instructions with the same variables in scope. Immutable. */
  public static final class Part {
    private final int[] lines;
    private final List<SiteVariable> notRead;

    /**
     * @param lines first and last line of each run, in turn; empty where lines are unknown
     * @param notRead what is in scope too but is not read, with the reasons
     */
    public Part(int[] lines, List<SiteVariable> notRead) {
      this.lines = lines;
      this.notRead = notRead;
    }

    boolean canBeOfLine(int line) {
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
  }

  private final List<SiteVariable> read;
  private final List<Part> parts;

  /** Kept here so that counting finds it without a lookup; owned by the capture package. */
  private volatile @Nullable Object counters;

  /**
   * @param read what the handler reads, in the order in which it passes the values on
   * @param parts one, but for handlers that several ranges with different variables share
   */
  public HandlerSite(MethodSites method, List<SiteVariable> read, List<Part> parts) {
    super(method);
    this.read = read;
    this.parts = parts;
  }

  /** With one part. */
  public HandlerSite(
      MethodSites method, List<SiteVariable> read, List<SiteVariable> notRead, int[] lines) {
    this(method, read, Collections.singletonList(new Part(lines, notRead)));
  }

  public List<SiteVariable> read() {
    return read;
  }

  /**
   * What is in scope too at a line but is not read, with the reasons. Where the line does not tell
   * which of the ranges it was, what is in scope in all that it may have been.
   *
   * @param line negative where it is unknown
   */
  public List<SiteVariable> notReadAt(int line) {
    List<SiteVariable> result = null;
    for (Part part : parts) {
      if (part.canBeOfLine(line)) {
        if (result == null) {
          result = part.notRead;
        } else {
          result = new ArrayList<>(result);
          result.retainAll(part.notRead);
        }
      }
    }
    return result == null ? Collections.emptyList() : result;
  }

  /**
   * Whether an instruction of this line can have thrown into this handler, as far as lines tell.
   */
  public boolean canBeOfLine(int line) {
    for (Part part : parts) {
      if (part.canBeOfLine(line)) {
        return true;
      }
    }
    return false;
  }

  /** First line of the handler's first range; -1 where unknown. */
  public int firstLine() {
    int[] lines = parts.get(0).lines;
    return lines.length == 0 ? -1 : lines[0];
  }

  public @Nullable Object counters() {
    return counters;
  }

  public void counters(Object newCounters) {
    counters = newCounters;
  }
}
