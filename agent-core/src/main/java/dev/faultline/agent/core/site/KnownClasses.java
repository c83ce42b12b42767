// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.site;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.CodeReference;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The classes that count as the application's, by name. Thread-safe. Of classes with equal names
 * the newest is known.
 */
public final class KnownClasses implements CallProfile.ApplicationClasses {

  private final ConcurrentHashMap<String, CodeReference> classes = new ConcurrentHashMap<>();

  /**
   * @param name as {@link Class#getName()} says it
   */
  public void add(String name, CodeReference code) {
    classes.put(name, code);
  }

  /** {@code null} for a class that is not the application's. */
  public @Nullable CodeReference get(String name) {
    return classes.get(name);
  }

  @Override
  public boolean isApplication(String className) {
    return classes.containsKey(className);
  }

  public int size() {
    return classes.size();
  }
}
