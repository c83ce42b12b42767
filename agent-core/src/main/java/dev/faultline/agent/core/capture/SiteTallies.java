// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.site.HandlerSite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tallies of one handler. Thread-safe; finding one takes no lock and allocates nothing. */
final class SiteTallies {

  /** Causes that tell events apart; deeper ones do not. */
  private static final int MOST_TYPES = 8;

  /** Kinds of failure at one handler, against programs that make exception classes. */
  private static final int MOST_TALLIES = 64;

  private final HandlerSite site;
  private volatile Tally[] tallies = new Tally[0];

  SiteTallies(HandlerSite site) {
    this.site = site;
  }

  /** {@code null} where there are too many already. */
  @Nullable Tally of(Throwable throwable, Throwables throwables) {
    for (Tally tally : tallies) {
      if (matches(tally, throwable, throwables)) {
        return tally;
      }
    }
    return add(throwable, throwables);
  }

  private static boolean matches(Tally tally, Throwable throwable, Throwables throwables) {
    int i = 0;
    Throwable current = throwable;
    while (current != null && i < MOST_TYPES) {
      if (!tally.hasTypeAt(i, current.getClass())) {
        return false;
      }
      i++;
      current = throwables.cause(current);
    }
    return i == tally.depth();
  }

  private synchronized @Nullable Tally add(Throwable throwable, Throwables throwables) {
    Tally[] current = tallies;
    for (Tally tally : current) {
      if (matches(tally, throwable, throwables)) {
        return tally;
      }
    }
    if (current.length >= MOST_TALLIES) {
      return current[current.length - 1];
    }
    List<Class<?>> types = new ArrayList<>(2);
    Throwable next = throwable;
    while (next != null && types.size() < MOST_TYPES) {
      types.add(next.getClass());
      next = throwables.cause(next);
    }
    Tally added = new Tally(site, types);
    Tally[] larger = new Tally[current.length + 1];
    System.arraycopy(current, 0, larger, 0, current.length);
    larger[current.length] = added;
    tallies = larger;
    return added;
  }

  Tally[] all() {
    return tallies;
  }
}
