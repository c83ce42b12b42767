// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.CommandLine.InvalidOptionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

  @TempDir Path directory;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void noOptions_areDefaults() {
    assertThat(CommandLine.parse(new String[0], Map.of()))
        .isEqualTo(new Settings(8787, Path.of("data"), "127.0.0.1", null));
  }

  @Test
  void options_areTakenInBothForms() {
    String[] arguments = {"--port=0", "--data", "/x", "--bind=0.0.0.0"};

    assertThat(CommandLine.parse(arguments, Map.of("FAULTLINE_BOOTSTRAP_TOKEN", "secret-token")))
        .isEqualTo(new Settings(0, Path.of("/x"), "0.0.0.0", "secret-token"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --prot 1      | unknown option --prot
          --port        | --port: needs a value
          --port x      | --port: must be 0 to 65535, is x
          --port 65536  | --port: must be 0 to 65535, is 65536
          --port=-1     | --port: must be 0 to 65535, is -1
          --data=       | --data: needs a value
          start         | unknown option start
          """)
  void wrongOption_isNamed(String arguments, String message) {
    assertThat(run(arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(message).contains("--help");
  }

  @Test
  void bootstrapTokenThatIsNone_isRefusedWithoutShowingIt() {
    assertThatExceptionOfType(InvalidOptionException.class)
        .isThrownBy(
            () ->
                CommandLine.parse(new String[0], Map.of("FAULTLINE_BOOTSTRAP_TOKEN", "two words")))
        .withMessageContaining("FAULTLINE_BOOTSTRAP_TOKEN: must be")
        .withMessageNotContaining("two words");
  }

  @Test
  void help_namesEveryOption() {
    assertThat(run("--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("--port", "--bind", "--data", "FAULTLINE_BOOTSTRAP_TOKEN");
  }

  @Test
  void version_isTheBuilds() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).matches("Faultline collector [0-9]+\\..*\\R");
  }

  @Test
  void portInUse_isSaidSo() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(run("--bind", "0.0.0.0", "--port", port, "--data", data("data"))).isEqualTo(1);
      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("can't listen on 0.0.0.0 port " + port)
          .contains("--port");
    }
  }

  @Test
  void dataDirectoryThatIsAFile_isSaidSo() throws IOException {
    Files.createFile(directory.resolve("file"));

    assertThat(run("--port", "0", "--data", data("file"))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("data directory").contains("--data");
  }

  @Test
  void addressOfNobody_isSaidSo() {
    assertThat(run("--bind", "no.such.host.invalid", "--port", "0", "--data", data("data")))
        .isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("--bind: no.such.host.invalid");
  }

  private String data(String name) {
    return directory.resolve(name).toString();
  }

  private int run(String... arguments) {
    return Main.run(
        arguments,
        Map.of(),
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
