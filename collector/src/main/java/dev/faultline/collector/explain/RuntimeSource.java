// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.io.InputStream;
import java.util.regex.Pattern;
import org.jetbrains.java.decompiler.main.extern.IContextSource;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own classes, for the decompiler to look up types in, read one at a time when asked for.
 *
 * <p>Vineflower's own access to the runtime lists all modules first, for each class that it
 * decompiles: that takes longer than the decompiling. Names are held to the shape of a class name,
 * since they come from hostile class files.
 */
final class RuntimeSource implements IContextSource {
  private static final Pattern RUNTIME_CLASS =
      Pattern.compile("(?:java|javax|jdk)/[\\w$/]{1,200}\\.class");

  @Override
  public String getName() {
    return "runtime";
  }

  @Override
  public Entries getEntries() {
    return Entries.EMPTY;
  }

  @Override
  public boolean isLazy() {
    return true;
  }

  @Override
  public @Nullable InputStream getInputStream(String resource) {
    return RUNTIME_CLASS.matcher(resource).matches()
        ? ClassLoader.getPlatformClassLoader().getResourceAsStream(resource)
        : null;
  }
}
