// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.site.HandlerSite;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the failures that were first seen at one handler with one chain of exception types, by
 * what became of them, and remembers when one was recorded.
 *
 * <p>Thread-safe. {@link #hasTypeAt} and {@link #occurred} are what an occurrence costs that is
 * only counted: no allocation, no lock.
 */
final class Tally extends Occurrences {

  private final HandlerSite site;
  private final List<WeakReference<Class<?>>> types;
  private final List<String> typeNames;

  /** Tallies of failures that went on under another exception, with this one as the cause. */
  private volatile Tally @Nullable [] wrapped;

  private volatile boolean thrownElsewhere;
  private volatile boolean repeated;

  /**
   * @param types outermost first
   */
  Tally(HandlerSite site, List<Class<?>> types) {
    this.site = site;
    List<WeakReference<Class<?>>> references = new ArrayList<>(types.size());
    List<String> names = new ArrayList<>(types.size());
    for (Class<?> type : types) {
      references.add(new WeakReference<Class<?>>(type));
      names.add(type.getName());
    }
    this.types = references;
    this.typeNames = Collections.unmodifiableList(names);
  }

  @Override
  EventKey keyWithoutSnapshot(Kind kind) {
    Location location =
        new Location(
            site.method().className(), site.method().name(), site.method().descriptor(), null);
    return new EventKey(kind, typeNames, location);
  }

  boolean hasTypeAt(int index, Class<?> type) {
    return index < types.size() && types.get(index).get() == type;
  }

  int depth() {
    return types.size();
  }

  /** The tally of failures of this one that an exception of {@code type} wraps. */
  Tally wrappedIn(Class<?> type) {
    Tally[] current = wrapped;
    if (current != null) {
      for (Tally tally : current) {
        if (tally.hasTypeAt(0, type)) {
          return tally;
        }
      }
    }
    return addWrapped(type);
  }

  private synchronized Tally addWrapped(Class<?> type) {
    Tally[] known = wrapped;
    Tally[] current = known == null ? new Tally[0] : known;
    for (Tally tally : current) {
      if (tally.hasTypeAt(0, type)) {
        return tally;
      }
    }
    List<Class<?>> chain = new ArrayList<>(types.size() + 1);
    chain.add(type);
    for (WeakReference<Class<?>> reference : types) {
      Class<?> inner = reference.get();
      chain.add(inner == null ? Throwable.class : inner);
    }
    Tally added = new Tally(site, chain);
    Tally[] larger = Arrays.copyOf(current, current.length + 1);
    larger[current.length] = added;
    wrapped = larger;
    return added;
  }

  @Override
  Tally @Nullable [] wrapped() {
    return wrapped;
  }

  /**
   * Whether the exceptions are such as were made elsewhere than where they are thrown: kept ones,
   * for the most part.
   */
  boolean isThrownElsewhere() {
    return thrownElsewhere;
  }

  void thrownElsewhere() {
    thrownElsewhere = true;
  }

  /** Whether one exception was seen at the first handler more than once. */
  boolean hasRepeated() {
    return repeated;
  }

  void repeats() {
    repeated = true;
  }
}
