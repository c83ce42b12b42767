// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.http;

import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * {@code RequestMappingInfoHandlerMapping.handleMatch} of Spring MVC, which gets the mapping that
 * matches, its patterns sorted.
 */
final class RoutePoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField[] conditions;
  private final LibraryField patterns;
  private final LibraryField text;
  private final LibraryField inner;

  RoutePoint(Invocations invocations, LibraryFields fields) {
    this.invocations = invocations;
    conditions =
        new LibraryField[] {
          fields.named("pathPatternsCondition"), fields.named("patternsCondition")
        };
    patterns = fields.named("patterns");
    text = fields.named("patternString");
    inner = fields.named("c");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object mapping, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    for (LibraryField condition : conditions) {
      Object first = first(patterns.get(condition.get(mapping)));
      String pattern = first instanceof String ? (String) first : text.text(first);
      if (pattern != null) {
        invocations.route(pattern);
        return null;
      }
    }
    return null;
  }

  /** Of a set of the JDK, whose iterator runs no code of others. */
  private @Nullable Object first(@Nullable Object set) {
    Object known = set;
    if (set != null && set.getClass().getName().startsWith("java.util.Collections$Unmodifiable")) {
      known = inner.get(set);
    }
    if (known == null
        || (known.getClass() != LinkedHashSet.class
            && known.getClass() != TreeSet.class
            && !known.getClass().getName().startsWith("java.util.Collections$Singleton"))) {
      return null;
    }
    Iterator<?> all = ((Set<?>) known).iterator();
    return all.hasNext() ? all.next() : null;
  }
}
