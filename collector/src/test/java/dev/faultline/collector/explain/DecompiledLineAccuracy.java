// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * How often the marked line is the right one, over all calls and constructions in a library:
 * arguments are a jar and its sources jar.
 *
 * <p>A call counts if its original line names what it calls, so that there is a truth to compare
 * with; it is right if the decompiled line that would be marked names it too. Left out is what Java
 * source need not name: boxing, and constructors' calls of constructors.
 */
final class DecompiledLineAccuracy {
  private static final Pattern BOXING =
      Pattern.compile(
          "java/lang/(Boolean|Byte|Short|Character|Integer|Long|Float|Double)\\.(valueOf|\\w+Value)");

  private final Map<String, String> sources = new TreeMap<>();
  private final Map<String, Map<String, byte[]>> bundles = new TreeMap<>();
  private final List<String> misses = new ArrayList<>();
  private final Decompiler decompiler = new VineflowerDecompiler(Limits.DEFAULT);
  private int calls;
  private int rightBySite;
  private int rightByLine;
  private int failed;

  private DecompiledLineAccuracy() {}

  public static void main(String[] arguments) throws IOException {
    DecompiledLineAccuracy accuracy = new DecompiledLineAccuracy();
    accuracy.read(Path.of(arguments[0]), accuracy::addClass);
    accuracy.read(Path.of(arguments[1]), accuracy::addSource);
    long start = System.nanoTime();
    accuracy.bundles.forEach(accuracy::measure);
    double seconds = (System.nanoTime() - start) / 1e9;
    accuracy.misses.stream().limit(40).forEach(System.out::println);
    System.out.printf(
        "%d classes with source, %d not decompiled, %.1f s; %d calls; right with the site %.2f %%, with the line number alone %.2f %%%n",
        accuracy.bundles.size(),
        accuracy.failed,
        seconds,
        accuracy.calls,
        100.0 * accuracy.rightBySite / accuracy.calls,
        100.0 * accuracy.rightByLine / accuracy.calls);
  }

  private interface Entry {
    void accept(String name, byte[] content);
  }

  private void read(Path jar, Entry sink) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!entry.isDirectory() && !entry.getName().startsWith("META-INF/")) {
          sink.accept(entry.getName(), zip.getInputStream(entry).readAllBytes());
        }
      }
    }
  }

  private void addClass(String name, byte[] content) {
    if (name.endsWith(".class") && !name.endsWith("-info.class")) {
      String type = name.substring(0, name.length() - ".class".length());
      int dollar = type.indexOf('$', type.lastIndexOf('/') + 2);
      String outermost = dollar < 0 ? type : type.substring(0, dollar);
      bundles.computeIfAbsent(outermost, absent -> new TreeMap<>()).put(type, content);
    }
  }

  private void addSource(String name, byte[] content) {
    sources.put(name, new String(content, UTF_8));
  }

  private void measure(String outermost, Map<String, byte[]> classes) {
    String source = sources.get(outermost + ".java");
    if (source == null || !classes.containsKey(outermost)) {
      return;
    }
    try {
      List<String> original = source.lines().toList();
      DecompiledSource decompiled = decompiler.decompile(new ClassBundle(outermost, classes));
      for (byte[] classFile : classes.values()) {
        measure(ClassOutline.read(classFile), original, decompiled);
      }
    } catch (DecompilationFailedException | UnreadableClassException failure) {
      failed++;
      misses.add(outermost + ": " + failure.getMessage());
    }
  }

  private void measure(ClassOutline type, List<String> original, DecompiledSource decompiled) {
    for (MethodOutline method : type.methods()) {
      for (Instruction call : method.throwing()) {
        Predicate<String> names = named(call.word());
        if (counts(method, call)
            && call.line() <= original.size()
            && names.test(original.get(call.line() - 1))) {
          measure(type, method, call, names, decompiled);
        }
      }
    }
  }

  private static boolean counts(MethodOutline method, Instruction call) {
    boolean called = call.target().indexOf(' ') < 0 && call.target().indexOf('.') > 0;
    boolean constructorOfConstructor =
        method.name().equals("<init>") && call.target().endsWith(".<init>");
    return called
        && call.line() > 0
        && !call.word().isEmpty()
        && !constructorOfConstructor
        && !BOXING.matcher(call.target()).matches();
  }

  private void measure(
      ClassOutline type,
      MethodOutline method,
      Instruction call,
      Predicate<String> names,
      DecompiledSource decompiled) {
    calls++;
    Optional<String> bySite = marked(type, method, call, call.site(), decompiled);
    rightByLine += marked(type, method, call, null, decompiled).filter(names).isPresent() ? 1 : 0;
    if (bySite.filter(names).isPresent()) {
      rightBySite++;
    } else {
      misses.add(
          type.name()
              + "."
              + method.name()
              + ":"
              + call.line()
              + " "
              + call.site()
              + " -> "
              + bySite);
    }
  }

  private static Optional<String> marked(
      ClassOutline type,
      MethodOutline method,
      Instruction call,
      @Nullable String site,
      DecompiledSource decompiled) {
    Position position =
        new Position(type.name(), method.name(), method.descriptor(), call.line(), site, null);
    return LineLocator.locate(decompiled, type, position)
        .map(mark -> decompiled.lines().get(mark.line() - 1).strip());
  }

  private static Predicate<String> named(String word) {
    return Pattern.compile("(?<![\\w$])" + Pattern.quote(word) + "(?![\\w$])").asPredicate();
  }
}
