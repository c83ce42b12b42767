// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import dev.faultline.demo.shop.Shop;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/** A checkout as it is after the build, with jars that lead to the classes of this test run. */
final class BuiltTree {
  private final Path root;

  private BuiltTree(Path root) {
    this.root = root;
  }

  static BuiltTree in(Path root, Class<?> collector, Class<?> agent) throws IOException {
    BuiltTree tree = new BuiltTree(root);
    tree.jar("collector/target/faultline-collector.jar", "Main-Class", collector);
    tree.jar("agent-bootstrap/target/faultline-agent.jar", "Premain-Class", agent);
    tree.jar("demo-shop/target/faultline-demo.jar", "Main-Class", Shop.class);
    return tree;
  }

  Path root() {
    return root;
  }

  private void jar(String path, String attribute, Class<?> type) throws IOException {
    Path jar = root.resolve(path);
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue(attribute, type.getName());
    attributes.put(Attributes.Name.CLASS_PATH, classPath());
    new JarOutputStream(Files.newOutputStream(jar), manifest).close();
  }

  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(entry -> new File(entry).toURI().toString())
        .collect(Collectors.joining(" "));
  }
}
