// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds what a misspelt name was meant to be. Loaded only where there is one. */
final class NearestName {

  private NearestName() {}

  /**
   * The key most like {@code name}, written as the source writes it; {@code null} where none is.
   */
  static @Nullable String among(List<Setting<?>> settings, String name) {
    boolean variable = name.startsWith("FAULTLINE_");
    String wanted = plain(name);
    Setting<?> nearest = null;
    int least = wanted.length() / 3 + 1;
    for (Setting<?> setting : settings) {
      int distance = distance(wanted, plain(setting.key()));
      if (distance < least) {
        least = distance;
        nearest = setting;
      }
    }
    if (nearest == null) {
      return null;
    }
    return variable ? nearest.environmentName() : nearest.key();
  }

  private static String plain(String name) {
    String lower = name.toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    return lower.startsWith(Setting.PREFIX) ? lower.substring(Setting.PREFIX.length()) : lower;
  }

  /** Levenshtein's, in one row. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int changed = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
