// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import dev.faultline.collector.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The directory with all data, locked for this process: two writers would corrupt nothing, but
 * confuse everyone.
 */
final class DataDirectory implements AutoCloseable {

  private final Path path;
  private final FileChannel channel;

  private DataDirectory(Path path, FileChannel channel) {
    this.path = path;
    this.channel = channel;
  }

  static DataDirectory lock(Path path) {
    try {
      create(path);
      FileChannel channel =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (tryLock(channel) == null) {
        channel.close();
        throw new StoreUnavailableException(
            "the data directory "
                + path
                + " is in use by another collector: stop it, or choose another with --data");
      }
      DataDirectory locked = new DataDirectory(path, channel);
      locked.createDatabase();
      NativeLibrary.unpackInto(path.resolve("native"));
      return locked;
    } catch (IOException e) {
      throw new StoreUnavailableException(
          "the data directory "
              + path
              + " can't be written ("
              + e
              + "): make it writable for this user, or choose another with --data",
          e);
    }
  }

  /** Snapshots hold what was in the application's memory: for the owner's eyes only. */
  private static void create(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return;
    }
    Path parent = path.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    if (posix(path)) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectory(path);
    }
  }

  /**
   * Before SQLite does, which would let everyone read it; its other files are made like this one.
   */
  private void createDatabase() throws IOException {
    if (!Files.exists(database()) && posix(path)) {
      Files.createFile(
          database(),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // by this very process
    }
  }

  Path database() {
    return path.resolve("faultline.db");
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new StoreUnavailableException("the lock of " + path + " can't be released", e);
    }
  }
}
