// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

@NullUnmarked
class LogOutputTest {

  /** Names without so many digits that the agent's log takes them for the number of a card. */
  static final class ShortNames implements TempDirFactory {
    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context)
        throws IOException {
      return Files.createDirectories(
          Path.of("target", "logs-of-tests", Long.toString(System.nanoTime(), 36))
              .toAbsolutePath());
    }
  }

  @TempDir(factory = ShortNames.class)
  Path directory;

  @Test
  void firstLine_makesTheFile() throws IOException {
    LogOutput output = new LogOutput(directory.resolve("a/b").toString(), false);
    assertThat(directory.resolve("a")).doesNotExist();

    output.write(List.of(line("hello")));
    output.write(List.of(line("again")));

    File file = output.currentFile();
    assertThat(file.getName()).isEqualTo("faultline-" + ProcessHandle.current().pid() + ".log");
    assertThat(Files.readAllLines(file.toPath())).hasSize(2).last().asString().endsWith("again");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.toPath())))
        .isEqualTo("rw-------");
  }

  @Test
  void secretInAMessage_isNotWritten() throws IOException {
    LogOutput output = new LogOutput(directory.toString(), false);

    output.write(List.of(line("can't reach https://bob:hunter2@proxy:8080")));

    assertThat(Files.readString(output.currentFile().toPath()))
        .contains("https://bob:\u00abredacted\u00bb@proxy:8080");
  }

  @Test
  void directoryThatIsNone_isReplacedAndNamed() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    LogOutput output = new LogOutput(file.toString(), false);
    String home = System.setProperty("user.home", directory.toString());
    try {
      output.write(List.of(line("hello")));
    } finally {
      System.setProperty("user.home", home);
    }

    assertThat(output.currentFile().getParentFile())
        .isEqualTo(directory.resolve(".faultline/logs").toFile());
    assertThat(Files.readString(output.currentFile().toPath()))
        .contains("faultline.log.dir = '" + file + "' is no directory that can be written to");
  }

  @Test
  void nowhereToWrite_isNoFailure() {
    assertThat(LogDirectory.byDefault("/", "/proc/none", "me", 1)).isNull();
    assertThat(LogDirectory.byDefault("?", "/dev/null", "me", 1)).isNull();
    assertThat(LogDirectory.named("/proc/no/such")).isNull();
    assertThatCode(() -> new LogOutput("/dev/full/x", false).write(List.of()))
        .doesNotThrowAnyException();
  }

  @Test
  void temporaryDirectory_getsAPrivateOne() throws IOException {
    File made = LogDirectory.byDefault("?", directory.toString(), "j\u00f6rg/..", 7);

    assertThat(made).isEqualTo(directory.resolve("faultline-j_rg___").toFile());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.toPath())))
        .isEqualTo("rwx------");
    assertThat(LogDirectory.byDefault("?", directory.toString(), "j\u00f6rg/..", 8))
        .isEqualTo(made);
  }

  @Test
  void linkInTheTemporaryDirectory_isNotFollowed() throws IOException {
    Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    Files.createSymbolicLink(directory.resolve("faultline-me"), elsewhere);

    File made = LogDirectory.byDefault("?", directory.toString(), "me", 7);

    assertThat(made.getName()).startsWith("faultline-me-7-");
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void superuser_usesNoDirectoryThatWasThereBefore() throws IOException {
    Files.createDirectory(directory.resolve("faultline-root"));

    assertThat(LogDirectory.byDefault("?", directory.toString(), "root", 7).getName())
        .startsWith("faultline-root-7-");
  }

  @Test
  void fullFile_isRotatedAndTheOldestGoes() throws IOException {
    RotatingFile file = new RotatingFile(directory.toFile(), 1, 100, 3);
    for (int i = 0; i < 20; i++) {
      file.write(("line " + i + " ".repeat(30) + "\n").getBytes(StandardCharsets.UTF_8));
    }
    file.close();

    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("faultline-1.log", "faultline-1.1.log", "faultline-1.2.log");
    assertThat(Files.readString(directory.resolve("faultline-1.log"))).contains("line 19");
    assertThat(Files.readString(directory.resolve("faultline-1.1.log"))).contains("line 17");
    assertThat(directory.resolve("faultline-1.2.log")).content().hasSizeLessThanOrEqualTo(100);
  }

  @Test
  void filesOfProcessesLongGone_areRemoved() throws IOException {
    for (String name : List.of("faultline-1.log", "faultline-2.1.log", "other-1.log")) {
      Files.setLastModifiedTime(
          Files.writeString(directory.resolve(name), "x"), FileTime.fromMillis(1_000));
    }
    Files.writeString(directory.resolve("faultline-3.log"), "x");

    new RotatingFile(directory.toFile(), 9, 100, 3).removeOlderThan(2_000);

    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("faultline-3.log", "other-1.log");
  }

  @Test
  void directoryThatIsRemoved_endsTheFileQuietly() throws IOException {
    RotatingFile file = new RotatingFile(directory.resolve("gone").toFile(), 1, 100, 3);
    Files.createDirectory(directory.resolve("gone"));
    LogOutput output = new LogOutput(directory.resolve("gone").toString(), false);
    output.write(List.of(line("x")));
    Files.delete(output.currentFile().toPath());
    Files.delete(directory.resolve("gone"));

    assertThatCode(() -> output.write(List.of(line("y".repeat(2 << 20)), line("z"))))
        .doesNotThrowAnyException();
    assertThatCode(file::close).doesNotThrowAnyException();
  }

  private static LogLine line(String message) {
    return new LogLine(0, LogLevel.INFO, "main", message, null);
  }
}
