// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;

/** All artifacts of a folder, each of which finds what it needs from the others. */
final class Artifacts {

  private final Map<String, JarFile> jars = new TreeMap<>(Collections.reverseOrder());
  private final Map<String, JarFile> firstWith = new HashMap<>();

  /** The names of artifacts decide which is asked first for what several of them have. */
  Artifacts(File folder) throws IOException {
    for (File jar : folder.listFiles()) {
      jars.put(jar.getName(), open(jar));
    }
    for (JarFile jar : jars.values()) {
      for (JarEntry entry : Collections.list(jar.entries())) {
        if (entry.getName().endsWith(".class")) {
          firstWith.putIfAbsent(entry.getName(), jar);
        }
      }
    }
  }

  /** On Java 9 and newer with the entries for this version of Java in front of the others. */
  private static JarFile open(File jar) throws IOException {
    try {
      Class<?> version = Class.forName("java.lang.Runtime$Version");
      return JarFile.class
          .getConstructor(File.class, boolean.class, int.class, version)
          .newInstance(
              jar, false, ZipFile.OPEN_READ, Runtime.class.getMethod("version").invoke(null));
    } catch (ReflectiveOperationException java8) {
      return new JarFile(jar, false);
    }
  }

  /** Names of an artifact's classes, in the order of the alphabet. */
  List<String> classes(String artifact) {
    TreeSet<String> names = new TreeSet<>();
    for (JarEntry entry : Collections.list(jars.get(artifact).entries())) {
      String name = entry.getName();
      if (name.endsWith(".class")
          && !name.endsWith("-info.class")
          && !name.startsWith("META-INF")) {
        names.add(name.substring(0, name.length() - 6).replace('/', '.'));
      }
    }
    return new ArrayList<>(names);
  }

  /** The class file that the artifact, else another one, has under a name; else null. */
  byte[] read(String artifact, String name) {
    String path = name.replace('.', '/') + ".class";
    JarFile jar = jars.get(artifact);
    JarEntry entry = jar.getJarEntry(path);
    if (entry == null) {
      jar = firstWith.get(path);
      entry = jar == null ? null : jar.getJarEntry(path);
    }
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return readAll(in);
    } catch (IOException unreadable) {
      return null;
    }
  }

  private static byte[] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }
}
