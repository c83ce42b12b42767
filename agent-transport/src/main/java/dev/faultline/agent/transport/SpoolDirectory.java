// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.log.AgentLog;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory for the batches of one JVM, which only its owner can read, within one for its
 * service. A lock says that the JVM lives: what JVMs without one have left is taken over.
 */
final class SpoolDirectory {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rwx------");
  private static final String LOCK = "lock";
  private static final int ATTEMPTS = 3;

  private final File directory;
  private final FileChannel lock;

  private SpoolDirectory(File directory, FileChannel lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * @param service plain characters
   * @param agent the same
   * @throws IOException where there can be none
   */
  static SpoolDirectory open(File parent, String service, String agent) throws IOException {
    Files.createDirectories(parent.toPath());
    Path ofService = parent.toPath().resolve(service);
    makePrivate(ofService);
    for (int i = 0; i < ATTEMPTS; i++) {
      Path own = ofService.resolve(i == 0 ? agent : agent + '-' + i);
      makePrivate(own);
      FileChannel lock = lock(own);
      // another JVM may have looked into it in the meantime
      if (lock != null && Files.exists(own.resolve(LOCK))) {
        SpoolDirectory opened = new SpoolDirectory(own.toFile(), lock);
        opened.takeOver(ofService.toFile());
        return opened;
      }
    }
    throw new IOException("its directory is always locked");
  }

  private static void makePrivate(Path directory) throws IOException {
    boolean posix = directory.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        Files.createDirectory(directory, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      } else {
        Files.createDirectory(directory);
      }
    } catch (FileAlreadyExistsException known) {
      if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException(directory + " is no directory", known);
      }
      if (posix) {
        // succeeds for its owner only
        Files.setPosixFilePermissions(directory, OWNER_ONLY);
      }
    }
  }

  private static @Nullable FileChannel lock(Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(
            directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock held = channel.tryLock();
      if (held != null) {
        return channel;
      }
    } catch (OverlappingFileLockException heldByThisJvm) {
      // as if by another
    }
    channel.close();
    return null;
  }

  private void takeOver(File ofService) {
    File[] others = ofService.listFiles();
    for (File other : others == null ? new File[0] : others) {
      if (!other.equals(directory) && other.isDirectory()) {
        try {
          takeOverFrom(other);
        } catch (IOException e) {
          AgentLog.debug("What is left in " + other + " can't be taken over", e);
        }
      }
    }
  }

  private void takeOverFrom(File other) throws IOException {
    FileChannel left = lock(other.toPath());
    if (left == null) {
      return;
    }
    try (FileChannel channel = left) {
      for (File file : files(other)) {
        File here = new File(directory, file.getName());
        if (!isBatch(file) || here.exists() || !file.renameTo(here)) {
          Files.delete(file.toPath());
        }
      }
      Files.delete(other.toPath().resolve(LOCK));
      Files.delete(other.toPath());
    }
  }

  /** Without the lock. */
  private static File[] files(File directory) {
    File[] files = directory.listFiles((folder, name) -> !name.equals(LOCK));
    return files == null ? new File[0] : files;
  }

  static boolean isBatch(File file) {
    return file.getName().endsWith(".batch");
  }

  File[] files() {
    return files(directory);
  }

  File file(String name) {
    return new File(directory, name);
  }

  /** Lets go of it; it disappears where nothing is left in it. */
  void close() {
    try (FileChannel held = lock) {
      if (files().length == 0) {
        Files.deleteIfExists(directory.toPath().resolve(LOCK));
        Files.deleteIfExists(directory.toPath());
      }
    } catch (IOException e) {
      AgentLog.debug("The spool was not tidied up", e);
    }
  }
}
