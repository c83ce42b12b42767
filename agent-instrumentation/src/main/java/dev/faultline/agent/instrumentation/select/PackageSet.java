// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.select;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Packages, with all packages in them, and single classes. Immutable. */
final class PackageSet {

  private final Set<String> names = new HashSet<>();
  private final boolean everything;

  /**
   * @param entries {@code com.acme}, {@code com.acme.*}, {@code com.acme.Orders}, or {@code *}
   */
  PackageSet(Collection<String> entries) {
    boolean all = false;
    for (String entry : entries) {
      String name = entry.trim();
      while (name.endsWith("*") || name.endsWith(".")) {
        all |= name.equals("*");
        name = name.substring(0, name.length() - 1);
      }
      if (!name.isEmpty()) {
        names.add(name.replace('.', '/'));
      }
    }
    everything = all;
  }

  boolean isEmpty() {
    return names.isEmpty() && !everything;
  }

  /**
   * @param internalName with slashes
   */
  boolean contains(String internalName) {
    if (everything) {
      return true;
    }
    if (names.isEmpty()) {
      return false;
    }
    for (int i = 0; i < internalName.length(); i++) {
      char c = internalName.charAt(i);
      if ((c == '/' || c == '$') && i > 0 && names.contains(internalName.substring(0, i))) {
        return true;
      }
    }
    return names.contains(internalName);
  }
}
