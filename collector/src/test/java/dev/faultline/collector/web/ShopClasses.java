// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The shop of src/test/resources/shop, compiled: class files by class name. */
final class ShopClasses {
  private static final Path SOURCES = Path.of("src/test/resources/shop");

  private final Map<String, byte[]> byName = new TreeMap<>();

  ShopClasses(Path scratch) {
    Path classes = scratch.resolve("shop-classes");
    try (Stream<Path> sources = Files.walk(SOURCES)) {
      String[] arguments =
          Stream.concat(
                  Stream.of("-g", "-d", classes.toString()),
                  sources.map(Path::toString).filter(name -> name.endsWith(".java")))
              .toArray(String[]::new);
      int status = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments);
      if (status != 0) {
        throw new IllegalStateException("The shop does not compile");
      }
      read(classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Path classes) throws IOException {
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace('/', '.');
        byName.put(name.substring(0, name.length() - ".class".length()), Files.readAllBytes(file));
      }
    }
  }

  Map<String, byte[]> byName() {
    return byName;
  }

  /** Of its class file; of a class that the shop doesn't have, a hash that nothing has. */
  String hash(String className) {
    byte[] bytes = byName.get(className);
    return sha256(bytes == null ? className.getBytes(UTF_8) : bytes);
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
