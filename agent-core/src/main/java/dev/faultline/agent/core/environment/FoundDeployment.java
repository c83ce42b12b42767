// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import java.util.jar.Attributes;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * Finds the version that runs in what builds leave in an application: Spring Boot's {@code
 * build-info.properties}, the manifest's {@code Implementation-Version}, {@code git.properties}.
 * Only the jar or directory that has the main class is asked; nothing of the application is run.
 * For the agent's thread: it reads files.
 */
public final class FoundDeployment {

  private static final int LARGEST_FILE = 64 * 1024;
  private static final int LONGEST = 100;
  private static final int MOST_ENTRIES = 200;

  private static final String[] ROOTS = {"", "BOOT-INF/classes/", "WEB-INF/classes/"};

  private FoundDeployment() {}

  /** Of this JVM's application; empty where nothing says it. */
  public static String find() {
    return find(
        System.getProperty("sun.java.command", ""), System.getProperty("java.class.path", ""));
  }

  /**
   * @param command the jar or main class that was started, and its arguments
   * @param classPath with this platform's separators
   */
  static String find(String command, String classPath) {
    try {
      String[] entries = classPath.split(File.pathSeparator, MOST_ENTRIES);
      int space = command.indexOf(' ');
      String main = space < 0 ? command : command.substring(0, space);
      // a module's main class is named with its module
      String mainClass = main.substring(main.indexOf('/') + 1).replace('.', '/') + ".class";
      boolean isJar = entries.length == 1 && main.endsWith(".jar");
      for (String entry : entries) {
        String found = of(new File(entry), isJar ? null : mainClass);
        if (found != null) {
          return found;
        }
      }
    } catch (RuntimeException | IOException unreadable) {
      return "";
    }
    return "";
  }

  /** {@code null} where it is not the one with the main class. */
  private static @Nullable String of(File file, @Nullable String mainClass) throws IOException {
    if (file.isDirectory()) {
      return mainClass != null && !new File(file, mainClass).isFile()
          ? null
          : version(new Directory(file));
    }
    if (!file.isFile()) {
      return null;
    }
    try (Archive archive = new Archive(file)) {
      return mainClass != null && !archive.has(mainClass) ? null : version(archive);
    }
  }

  private static String version(Files files) throws IOException {
    for (String root : ROOTS) {
      String version =
          clean(properties(files, root + "META-INF/build-info.properties"), "build.version");
      if (!version.isEmpty()) {
        return version;
      }
    }
    byte[] manifest = files.read("META-INF/MANIFEST.MF");
    if (manifest != null) {
      Attributes attributes = new Manifest(new ByteArrayInputStream(manifest)).getMainAttributes();
      String version = clean(attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
      if (!version.isEmpty()) {
        return version;
      }
    }
    for (String root : ROOTS) {
      Properties git = properties(files, root + "git.properties");
      String version = clean(git, "git.build.version");
      if (version.isEmpty()) {
        version = clean(git, "git.commit.id.abbrev");
      }
      if (!version.isEmpty()) {
        return version;
      }
    }
    return "";
  }

  private static Properties properties(Files files, String name) throws IOException {
    Properties properties = new Properties();
    byte[] bytes = files.read(name);
    if (bytes != null) {
      properties.load(new ByteArrayInputStream(bytes));
    }
    return properties;
  }

  private static String clean(Properties properties, String name) {
    return clean(properties.getProperty(name));
  }

  /** Empty for what is none, or a placeholder that the build has not filled in. */
  private static String clean(@Nullable String text) {
    String version = text == null ? "" : text.trim();
    if (version.length() > LONGEST || version.indexOf('$') >= 0 || version.indexOf('@') >= 0) {
      return "";
    }
    for (int i = 0; i < version.length(); i++) {
      if (Character.isISOControl(version.charAt(i))) {
        return "";
      }
    }
    return version;
  }

  /** Small files of an application. */
  private interface Files {

    byte @Nullable [] read(String name) throws IOException;
  }

  private static final class Directory implements Files {

    private final File root;

    Directory(File root) {
      this.root = root;
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
      File file = new File(root, name);
      if (!file.isFile() || file.length() > LARGEST_FILE) {
        return null;
      }
      try (InputStream in = new FileInputStream(file)) {
        return all(in);
      }
    }
  }

  private static final class Archive implements Files, Closeable {

    private final ZipFile file;

    Archive(File file) throws IOException {
      this.file = new ZipFile(file);
    }

    boolean has(String name) {
      if (file.getEntry(name) != null) {
        return true;
      }
      // the launcher of a nested jar is the main class of the outer one
      return file.getEntry("BOOT-INF/classes/" + name) != null;
    }

    @Override
    public byte @Nullable [] read(String name) throws IOException {
      ZipEntry entry = file.getEntry(name);
      if (entry == null || entry.getSize() > LARGEST_FILE) {
        return null;
      }
      try (InputStream in = file.getInputStream(entry)) {
        return all(in);
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private static byte[] all(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[4096];
    int read = in.read(part);
    while (read > 0 && bytes.size() <= LARGEST_FILE) {
      bytes.write(part, 0, read);
      read = in.read(part);
    }
    return bytes.toByteArray();
  }
}
