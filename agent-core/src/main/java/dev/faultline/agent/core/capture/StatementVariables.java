// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.site.StatementSite;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a thread's log statement in application code has passed on before it began: the variables of
 * its frame. Kept until the statement is over. Used by its thread only.
 */
final class StatementVariables extends FaultlineHook {

  private static final int FEWEST = 16;

  private @Nullable StatementSite site;
  private int number = -1;
  private @Nullable Object[] references = new Object[FEWEST];
  private long[] numbers = new long[FEWEST];
  private int added;
  private int most;

  void begin(StatementSite newSite, int newNumber) {
    clear();
    int size = newSite.read().size();
    if (size > references.length) {
      references = new Object[size];
      numbers = new long[size];
    }
    site = newSite;
    number = newNumber;
    most = size;
  }

  /** Lets go of what it holds. */
  void clear() {
    if (site != null) {
      site = null;
      number = -1;
      Arrays.fill(references, 0, added, null);
      added = 0;
      most = 0;
    }
  }

  /** {@code null} where no statement of application code is under way. */
  @Nullable StatementSite site() {
    return site;
  }

  /** Of the site; -1 without one. */
  int number() {
    return number;
  }

  boolean isComplete() {
    return site != null && added == most;
  }

  @Nullable Object[] references() {
    return references;
  }

  long[] numbers() {
    return numbers;
  }

  @Override
  protected @Nullable FaultlineHook onThrown(Throwable exception, int handler) {
    return null;
  }

  @Override
  protected void onCaught(Throwable exception, int handler) {}

  @Override
  public FaultlineHook add(@Nullable Object value) {
    if (added < most) {
      references[added++] = value;
    }
    return this;
  }

  @Override
  public FaultlineHook add(int value) {
    return add((long) value);
  }

  @Override
  public FaultlineHook add(long value) {
    if (added < most) {
      numbers[added++] = value;
    }
    return this;
  }

  @Override
  public FaultlineHook add(float value) {
    return add((long) Float.floatToRawIntBits(value));
  }

  @Override
  public FaultlineHook add(double value) {
    return add(Double.doubleToRawLongBits(value));
  }
}
