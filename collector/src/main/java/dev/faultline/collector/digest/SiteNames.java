// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import org.jspecify.annotations.Nullable;

/**
 * Normalises the class and member in a site: {@code owner.name#0}, {@code new owner#1}, {@code
 * athrow#0}.
 */
final class SiteNames {

  private static final String NEW = "new ";

  static @Nullable String normal(@Nullable String site) {
    if (site == null) {
      return null;
    }
    int ordinal = site.lastIndexOf('#');
    return ordinal < 0
        ? target(site)
        : target(site.substring(0, ordinal)) + site.substring(ordinal);
  }

  private static String target(String target) {
    if (target.startsWith(NEW)) {
      return NEW + owner(target.substring(NEW.length()));
    }
    int dot = target.lastIndexOf('.');
    return dot < 0
        ? target
        : owner(target.substring(0, dot))
            + "."
            + GeneratedNames.ofMethod(target.substring(dot + 1));
  }

  /** With slashes or dots: both mean the same class. */
  private static String owner(String name) {
    return GeneratedNames.ofClass(name).replace('/', '.');
  }

  private SiteNames() {}
}
