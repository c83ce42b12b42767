// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import java.io.File;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Finds a directory that the log can be written to, without {@code java.nio.file}, which must not
 * be touched in premain.
 *
 * <p>The user's home comes before the temporary directory: that one is shared, and a directory with
 * a name that others can guess may be theirs.
 */
final class LogDirectory {

  private LogDirectory() {}

  /**
   * The directory that a user named, made where it is not there yet; {@code null} where it fails.
   */
  static @Nullable File named(String path) {
    File directory = new File(path).getAbsoluteFile();
    return (directory.isDirectory() || directory.mkdirs()) && directory.canWrite()
        ? directory
        : null;
  }

  /** The default one; {@code null} where nothing can be written at all. */
  static @Nullable File byDefault(String home, String temporary, String user, long processId) {
    File inHome = inHome(home);
    return inHome == null ? inTemporary(new File(temporary), user, processId) : inHome;
  }

  private static @Nullable File inHome(String home) {
    File directory = new File(home);
    boolean real = directory.isAbsolute() && directory.getParent() != null;
    if (!real || !directory.isDirectory() || !directory.canWrite()) {
      return null;
    }
    File logs = new File(new File(directory, ".faultline"), "logs");
    if (logs.isDirectory()) {
      return logs.canWrite() ? logs : null;
    }
    return logs.mkdirs() ? makePrivate(logs) : null;
  }

  private static @Nullable File inTemporary(File temporary, String user, long processId) {
    if (!temporary.isDirectory() || !temporary.canWrite()) {
      return null;
    }
    File own = new File(temporary, "faultline-" + plain(user));
    if (own.mkdir()) {
      return makePrivate(own);
    }
    if (isOurs(own, user)) {
      return own;
    }
    File fresh = new File(temporary, own.getName() + '-' + processId + '-' + System.nanoTime());
    return fresh.mkdir() ? makePrivate(fresh) : null;
  }

  /**
   * Only its owner may change a directory's mode, so success says that it is ours; a link shows by
   * its canonical path. The superuser may change everything and learns nothing this way.
   */
  private static boolean isOurs(File directory, String user) {
    try {
      File parent = directory.getParentFile();
      return !user.equals("root")
          && directory.isDirectory()
          && parent != null
          && directory
              .getCanonicalFile()
              .equals(new File(parent.getCanonicalFile(), directory.getName()))
          && directory.setWritable(true, true)
          && makePrivate(directory) != null
          && directory.canWrite();
    } catch (IOException e) {
      return false;
    }
  }

  /** Takes all rights from everyone, then gives them to the owner. */
  static File makePrivate(File file) {
    boolean directory = file.isDirectory();
    boolean done =
        file.setReadable(false, false)
            && file.setWritable(false, false)
            && file.setReadable(true, true)
            && file.setWritable(true, true)
            && (!directory || (file.setExecutable(false, false) && file.setExecutable(true, true)));
    if (!done) {
      AgentLog.debug(file + " can be read by others: its file system has no such rights");
    }
    return file;
  }

  private static String plain(String user) {
    StringBuilder text = new StringBuilder(user.length());
    for (int i = 0; i < user.length() && i < 64; i++) {
      char c = user.charAt(i);
      text.append(Character.isLetterOrDigit(c) && c < 128 ? c : '_');
    }
    return text.toString();
  }
}
