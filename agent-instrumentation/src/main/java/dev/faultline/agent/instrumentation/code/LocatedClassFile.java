// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.code;

import dev.faultline.agent.core.model.CodeReference;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.net.URLDecoder;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A class file in a directory, in a jar, or in a jar within a jar as Spring Boot packs them.
 * Immutable.
 */
final class LocatedClassFile implements CodeReference {

  private static final int LARGEST = 1024 * 1024;

  private final String internalName;
  private final @Nullable String path;
  private final boolean readable;
  private final long checksum;
  private final byte @Nullable [] kept;

  /**
   * @param path of the location's URL, still encoded
   */
  LocatedClassFile(
      String internalName,
      @Nullable String path,
      boolean readable,
      long checksum,
      byte @Nullable [] kept) {
    this.internalName = internalName;
    this.path = path;
    this.readable = readable;
    this.checksum = checksum;
    this.kept = kept;
  }

  @Override
  public String className() {
    return internalName.replace('/', '.');
  }

  @Override
  public @Nullable String source() {
    if (path == null) {
      return null;
    }
    String end = path;
    while (end.endsWith("/") || end.endsWith("!")) {
      end = end.substring(0, end.length() - 1);
    }
    int slash = Math.max(end.lastIndexOf('/'), end.lastIndexOf('!'));
    return decode(end.substring(slash + 1));
  }

  @Override
  public byte @Nullable [] read() {
    if (kept != null) {
      return kept.clone();
    }
    if (!readable || path == null) {
      return null;
    }
    try {
      byte[] bytes = read(strip(path));
      return bytes != null && isSame(bytes) ? bytes : null;
    } catch (IOException | RuntimeException unreadable) {
      return null;
    }
  }

  private boolean isSame(byte[] bytes) {
    CRC32 found = new CRC32();
    found.update(bytes, 0, bytes.length);
    return found.getValue() == checksum;
  }

  private static String strip(String path) {
    String result = path;
    while (result.startsWith("file:") || result.startsWith("nested:")) {
      result = result.substring(result.indexOf(':') + 1);
    }
    return decode(result);
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), "UTF-8");
    } catch (UnsupportedEncodingException | IllegalArgumentException notEncoded) {
      return text;
    }
  }

  private byte @Nullable [] read(String location) throws IOException {
    int mark = location.indexOf('!');
    String file = mark < 0 ? location : location.substring(0, mark);
    if (file.endsWith("/") && mark >= 0) {
      file = file.substring(0, file.length() - 1);
    }
    File root = new File(file);
    if (root.isDirectory()) {
      try (InputStream in = new FileInputStream(new File(root, internalName + ".class"))) {
        return readAll(in);
      }
    }
    String inside = mark < 0 ? "" : inside(location.substring(mark + 1));
    try (JarFile jar = new JarFile(root, false)) {
      return inside.endsWith(".jar") ? readNested(jar, inside) : readEntry(jar, inside);
    }
  }

  /** {@code BOOT-INF/lib/x.jar} of {@code /BOOT-INF/lib/x.jar!/}. */
  private static String inside(String rest) {
    int start = 0;
    int end = rest.length();
    while (start < end && rest.charAt(start) == '/') {
      start++;
    }
    while (end > start && (rest.charAt(end - 1) == '/' || rest.charAt(end - 1) == '!')) {
      end--;
    }
    return rest.substring(start, end);
  }

  private byte @Nullable [] readEntry(JarFile jar, String inside) throws IOException {
    String prefix = inside.isEmpty() ? "" : inside + "/";
    JarEntry entry = jar.getJarEntry(prefix + internalName + ".class");
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return readAll(in);
    }
  }

  private byte @Nullable [] readNested(JarFile jar, String inside) throws IOException {
    JarEntry nested = jar.getJarEntry(inside);
    if (nested == null) {
      return null;
    }
    try (InputStream raw = jar.getInputStream(nested);
        JarInputStream in = new JarInputStream(raw, false)) {
      String wanted = internalName + ".class";
      for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
        if (entry.getName().equals(wanted)) {
          return readAll(in);
        }
      }
    }
    return null;
  }

  private static byte @Nullable [] readAll(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
      if (out.size() > LARGEST) {
        return null;
      }
    }
    return out.toByteArray();
  }
}
