// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.store.ClassFileRepository;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Gathers the class files that were one source file. Agents send those of classes on the stack, so
 * what is gathered is what took part in the failure; nested classes that are not among them stay
 * references.
 */
final class BundleFinder {
  private static final int MOST_CLASSES = 32;

  private final ClassFileRepository classFiles;
  private final Snapshot snapshot;

  BundleFinder(ClassFileRepository classFiles, Snapshot snapshot) {
    this.classFiles = classFiles;
    this.snapshot = snapshot;
  }

  boolean isOutermost(Frame frame) {
    return outermost(frame.className()).equals(frame.className());
  }

  HashedBundle alone(Frame frame, ClassFile file) {
    return bundle(Map.of(frame.className(), file));
  }

  /**
   * The frame's class with the outer and nested classes of it that other frames of the snapshot are
   * of.
   */
  HashedBundle withNested(Frame frame, ClassFile file) {
    Map<String, ClassFile> files = new LinkedHashMap<>();
    files.put(frame.className(), file);
    String outermost = outermost(frame.className());
    snapshot.exceptions().stream()
        .flatMap(exception -> exception.frames().stream())
        .filter(other -> outermost(other.className()).equals(outermost))
        .filter(other -> Objects.equals(other.source(), frame.source()))
        .forEach(other -> add(files, other));
    return files.containsKey(outermost) ? bundle(files) : alone(frame, file);
  }

  private void add(Map<String, ClassFile> files, Frame other) {
    String hash = other.code();
    if (hash != null && files.size() < MOST_CLASSES && !files.containsKey(other.className())) {
      classFiles.find(hash).ifPresent(file -> files.put(other.className(), file));
    }
  }

  private static HashedBundle bundle(Map<String, ClassFile> files) {
    Map<String, byte[]> bytes = new LinkedHashMap<>();
    files.forEach((name, file) -> bytes.put(name.replace('.', '/'), file.bytes()));
    String root =
        bytes.keySet().stream().min(Comparator.comparingInt(String::length)).orElseThrow();
    return new HashedBundle(
        new ClassBundle(root, bytes),
        files.values().stream().map(ClassFile::sha256).collect(Collectors.toSet()));
  }

  /**
   * By the name alone; a name with a dollar sign of its own only makes the bundle smaller than it
   * could be.
   */
  private static String outermost(String className) {
    int dollar = className.indexOf('$', className.lastIndexOf('.') + 2);
    return dollar < 0 ? className : className.substring(0, dollar);
  }
}
