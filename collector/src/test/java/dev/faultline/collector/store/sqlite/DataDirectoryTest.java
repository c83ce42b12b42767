// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.store.StoreUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;

class DataDirectoryTest extends OpenStore {

  @Test
  void secondStoreOfADirectory_isRefused() {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> SqliteStore.open(directory.resolve("data"), LIMITS, () -> now))
        .withMessageContaining("is in use by another collector");
  }

  @Test
  void directoryThatCannotBeMade_isNamed() throws IOException {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> SqliteStore.open(file.resolve("data"), LIMITS, () -> now))
        .withMessageContaining("can't be written")
        .withMessageContaining("--data");
  }

  @Test
  void data_areForTheOwnerOnly() throws IOException {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("data"))))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(directory.resolve("data/faultline.db"))))
        .isEqualTo("rw-------");
  }

  @Test
  void fileThatIsNoDatabase_isLeftAsItIs() throws IOException {
    Path other = Files.createDirectory(directory.resolve("other"));
    Files.writeString(other.resolve("faultline.db"), "this is no database, but someone's text");

    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> SqliteStore.open(other, LIMITS, () -> now))
        .withMessageContaining("can't be brought to this version's form");
    assertThat(other.resolve("faultline.db")).hasContent("this is no database, but someone's text");
  }
}
