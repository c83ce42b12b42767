// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import dev.faultline.agent.core.environment.ProcessId;
import dev.faultline.agent.core.redact.Redactor;
import java.io.File;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where log lines go: a file that rotates, and standard error where configured. The file is made
 * with the first line. Where it can't be written any more, the agent goes on without it: there is
 * no place left to say so.
 */
public final class LogOutput {

  private static final long MAXIMUM_BYTES = 1 << 20;
  private static final int FILES = 5;
  private static final long KEPT_MILLIS = 14L * 24 * 3_600_000;

  private final String configured;
  private final boolean console;
  private @Nullable RotatingFile file;
  private @Nullable Redactor redactor;
  private boolean opened;

  /**
   * @param directory the one that a user named; empty for the default one
   */
  public LogOutput(String directory, boolean console) {
    this.configured = directory;
    this.console = console;
  }

  /** The file that lines go to; {@code null} before the first line and where there is none. */
  public synchronized @Nullable File currentFile() {
    return file == null ? null : file.file(0);
  }

  synchronized void write(List<LogLine> lines) {
    if (lines.isEmpty()) {
      return;
    }
    List<LogLine> all = new ArrayList<>(lines);
    if (!opened) {
      opened = true;
      open(all);
    }
    for (LogLine line : all) {
      byte[] bytes = bytes(line);
      writeToFile(bytes);
      if (console) {
        writeToConsole(bytes);
      }
    }
  }

  private void open(List<LogLine> lines) {
    try {
      long processId = ProcessId.current();
      File directory = configured.isEmpty() ? null : LogDirectory.named(configured);
      if (directory == null) {
        directory =
            LogDirectory.byDefault(
                property("user.home"),
                property("java.io.tmpdir"),
                property("user.name"),
                processId);
        if (!configured.isEmpty()) {
          lines.add(instead(directory));
        }
      }
      if (directory != null) {
        file = new RotatingFile(directory, processId, MAXIMUM_BYTES, FILES);
        file.removeOlderThan(System.currentTimeMillis() - KEPT_MILLIS);
      }
    } catch (RuntimeException e) {
      file = null;
    }
  }

  private LogLine instead(@Nullable File directory) {
    String place = directory == null ? "nowhere" : "to " + directory;
    return new LogLine(
        System.currentTimeMillis(),
        LogLevel.WARN,
        Thread.currentThread().getName(),
        "faultline.log.dir = '"
            + configured
            + "' is no directory that can be written to: this log goes "
            + place
            + " instead",
        null);
  }

  private static String property(String name) {
    return System.getProperty(name, "");
  }

  /** Messages of exceptions may have the application's secrets in them. */
  private byte[] bytes(LogLine line) {
    String text;
    try {
      Redactor current = redactor == null ? Redactor.builtIn() : redactor;
      redactor = current;
      text = current.redactText(LogFormat.format(line));
    } catch (RuntimeException | StackOverflowError e) {
      text = line.level() + " (a message that can't be formatted)\n";
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void writeToFile(byte[] bytes) {
    RotatingFile current = file;
    if (current == null) {
      return;
    }
    try {
      current.write(bytes);
    } catch (IOException | RuntimeException e) {
      current.close();
      file = null;
    }
  }

  private static void writeToConsole(byte[] bytes) {
    // not closed: that would close the application's standard error
    OutputStream error = new FileOutputStream(FileDescriptor.err);
    try {
      error.write(bytes);
    } catch (IOException e) {
      // standard error is closed, and there is nobody to tell
      return;
    }
  }
}
