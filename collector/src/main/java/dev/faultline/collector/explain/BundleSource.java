// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.jetbrains.java.decompiler.main.extern.IContextSource;
import org.jspecify.annotations.Nullable;

/** Gives the decompiler the classes of a bundle from memory. */
final class BundleSource implements IContextSource {
  private final Map<String, byte[]> classFiles;

  BundleSource(ClassBundle bundle) {
    classFiles = bundle.classFiles();
  }

  @Override
  public String getName() {
    return "bundle";
  }

  @Override
  public Entries getEntries() {
    List<Entry> classes = classFiles.keySet().stream().sorted().map(Entry::atBase).toList();
    return new Entries(classes, List.of(), List.of());
  }

  @Override
  public @Nullable InputStream getInputStream(String resource) {
    byte[] classFile =
        resource.endsWith(CLASS_SUFFIX)
            ? classFiles.get(resource.substring(0, resource.length() - CLASS_SUFFIX.length()))
            : null;
    return classFile == null ? null : new ByteArrayInputStream(classFile);
  }
}
