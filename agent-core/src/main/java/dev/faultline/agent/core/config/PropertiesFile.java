// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/**
 * {@code agent.properties}: the syntax of {@link Properties}, in UTF-8, with the number of each
 * line, which {@link Properties} does not tell.
 */
final class PropertiesFile {

  private static final int MAXIMUM_BYTES = 1 << 20;

  /** One {@code key=value}. */
  static final class Line {

    private final String key;
    private final String value;
    private final int number;

    Line(String key, String value, int number) {
      this.key = key;
      this.value = value;
      this.number = number;
    }

    String key() {
      return key;
    }

    String value() {
      return value;
    }

    int number() {
      return number;
    }
  }

  private final File file;
  private final List<String> problems;
  private final List<Line> lines = new ArrayList<>();

  private PropertiesFile(File file, List<String> problems) {
    this.file = file;
    this.problems = problems;
  }

  /** What could be read; what could not is added to {@code problems}. */
  static List<Line> read(File file, List<String> problems) {
    PropertiesFile reading = new PropertiesFile(file, problems);
    try {
      reading.cut(reading.text());
    } catch (IOException | RuntimeException e) {
      problems.add(
          file
              + " can't be read ("
              + e.getMessage()
              + "): make it readable for the application's"
              + " user, or remove it");
    }
    return reading.lines;
  }

  private String text() throws IOException {
    byte[] bytes = bytes();
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      problems.add(file + " is not in UTF-8: read as ISO 8859-1 instead; save it in UTF-8");
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try (FileInputStream in = new FileInputStream(file)) {
      int read = in.read(buffer);
      while (read >= 0) {
        bytes.write(buffer, 0, read);
        if (bytes.size() > MAXIMUM_BYTES) {
          throw new IOException("it is larger than 1 MB, so it is no such file");
        }
        read = in.read(buffer);
      }
    }
    return bytes.toByteArray();
  }

  private void cut(String text) {
    StringBuilder logical = new StringBuilder();
    int number = 1;
    int first = 1;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i < text.length() && text.charAt(i) != '\n') {
        continue;
      }
      String physical = text.substring(start, i).trim();
      start = i + 1;
      boolean comment = logical.length() == 0 && isComment(physical);
      if (!comment && continues(physical) && i < text.length()) {
        logical.append(physical, 0, physical.length() - 1);
      } else {
        add(comment ? "" : logical.append(physical).toString(), first);
        logical.setLength(0);
        first = number + 1;
      }
      number++;
    }
  }

  private static boolean isComment(String line) {
    return line.startsWith("#") || line.startsWith("!");
  }

  private static boolean continues(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void add(String logical, int number) {
    if (logical.isEmpty()) {
      return;
    }
    Properties one = new Properties();
    try {
      one.load(new StringReader(logical));
    } catch (IOException | IllegalArgumentException e) {
      problems.add(
          file
              + " line "
              + number
              + " can't be read ("
              + e.getMessage()
              + "): write key=value, and"
              + " \\\\ for a backslash");
      return;
    }
    for (String key : one.stringPropertyNames()) {
      lines.add(new Line(key, one.getProperty(key, ""), number));
    }
  }
}
