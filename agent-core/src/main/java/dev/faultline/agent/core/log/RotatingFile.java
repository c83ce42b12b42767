// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code faultline-4711.log} and up to four older ones, {@code faultline-4711.1.log} the youngest
 * of them. Not for use by several threads.
 */
final class RotatingFile {

  static final String PREFIX = "faultline-";
  static final String SUFFIX = ".log";

  private final File directory;
  private final String name;
  private final long maximumBytes;
  private final int files;
  private @Nullable OutputStream out;
  private long size;

  /**
   * @param files how many there may be, the current one included
   */
  RotatingFile(File directory, long processId, long maximumBytes, int files) {
    this.directory = directory;
    this.name = PREFIX + processId;
    this.maximumBytes = maximumBytes;
    this.files = files;
  }

  /** Appends one line, into a new file where the current one is full. */
  void write(byte[] line) throws IOException {
    if (out != null && size > 0 && size + line.length > maximumBytes) {
      rotate();
    }
    OutputStream current = out == null ? open() : out;
    current.write(line);
    size += line.length;
  }

  void close() {
    OutputStream current = out;
    out = null;
    if (current != null) {
      try {
        current.close();
      } catch (IOException e) {
        size = 0;
      }
    }
  }

  /**
   * Removes files of processes that ended long ago, so that short-lived ones don't fill the disk.
   */
  void removeOlderThan(long time) {
    File[] old = directory.listFiles();
    for (File file : old == null ? new File[0] : old) {
      String fileName = file.getName();
      boolean ours =
          fileName.startsWith(PREFIX)
              && fileName.endsWith(SUFFIX)
              && fileName.length() > PREFIX.length()
              && Character.isDigit(fileName.charAt(PREFIX.length()));
      if (ours && file.lastModified() < time && file.isFile() && !file.delete()) {
        AgentLog.debug(file + " is old and can't be removed");
      }
    }
  }

  private OutputStream open() throws IOException {
    File current = file(0);
    if (current.createNewFile()) {
      LogDirectory.makePrivate(current);
    }
    size = current.length();
    OutputStream opened = new FileOutputStream(current, true);
    out = opened;
    return opened;
  }

  private void rotate() {
    close();
    for (int i = files - 1; i > 0; i--) {
      File younger = file(i - 1);
      File older = file(i);
      boolean gone = !older.exists() || older.delete();
      if (younger.exists() && !(gone && younger.renameTo(older)) && i == 1) {
        emptied(younger);
      }
    }
  }

  /** Where it can't be renamed (another process has it open on Windows), it starts again. */
  private static void emptied(File file) {
    if (!file.delete()) {
      try {
        new FileOutputStream(file, false).close();
      } catch (IOException e) {
        AgentLog.debug(file + " can't be emptied", e);
      }
    }
  }

  File file(int age) {
    return new File(directory, name + (age == 0 ? "" : "." + age) + SUFFIX);
  }
}
