// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where SQLite's driver unpacks its native part: into the data directory. In the system's temporary
 * directory, where it goes by itself, each killed collector would leave a copy for ever, others
 * clean up at will, and careful administrators let nothing be executed.
 */
final class NativeLibrary {

  private static final Logger LOG = LoggerFactory.getLogger(NativeLibrary.class);
  private static final String PROPERTY = "org.sqlite.tmpdir";

  /** To be called with the lock of the data directory, before the driver is used. */
  static void unpackInto(Path directory) throws IOException {
    Files.createDirectories(directory);
    removeLeftOvers(directory);
    if (System.getProperty(PROPERTY) == null) {
      System.setProperty(PROPERTY, directory.toAbsolutePath().toString());
    }
  }

  private static void removeLeftOvers(Path directory) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "sqlite-*")) {
      for (Path file : files) {
        try {
          Files.delete(file);
        } catch (IOException e) {
          LOG.debug("{} can't be removed; the next start will", file, e);
        }
      }
    }
  }

  private NativeLibrary() {}
}
