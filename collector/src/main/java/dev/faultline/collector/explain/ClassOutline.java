// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a class file says about itself without being decompiled: its methods, their lines and the
 * instructions that can throw.
 *
 * @param name internal name ({@code com/acme/Order$Line})
 * @param file name of the source file it was compiled from, if it says so
 * @param innerClasses internal names of the classes that its table of inner classes lists, itself
 *     and its outer ones included
 */
record ClassOutline(
    String name,
    int version,
    @Nullable String superName,
    @Nullable String file,
    Set<String> innerClasses,
    List<MethodOutline> methods) {

  static ClassOutline read(byte[] classFile) throws UnreadableClassException {
    return ClassOutlineReader.read(classFile);
  }

  Optional<MethodOutline> method(String name, @Nullable String descriptor) {
    List<MethodOutline> named =
        methods.stream().filter(method -> method.name().equals(name)).toList();
    Optional<MethodOutline> exact =
        named.stream().filter(method -> method.descriptor().equals(descriptor)).findFirst();
    return exact.isPresent() || descriptor != null || named.size() != 1
        ? exact
        : Optional.of(named.get(0));
  }

  /**
   * The method of this name that has code of the line: for frames of which the descriptor is not
   * known.
   */
  Optional<MethodOutline> methodAt(String name, int line) {
    return methods.stream()
        .filter(method -> method.name().equals(name) && method.hasLine(line))
        .findFirst();
  }
}
