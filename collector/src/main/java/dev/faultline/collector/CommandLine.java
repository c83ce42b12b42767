// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code java -jar faultline-collector.jar}. */
final class CommandLine {

  static final String BOOTSTRAP_TOKEN = "FAULTLINE_BOOTSTRAP_TOKEN";

  static final String HELP =
      """
      Usage: java -jar faultline-collector.jar [OPTIONS]

      Receives what Faultline agents record, keeps it, and shows it.

        --port PORT      to listen on; 0: any free one (default: 8787)
        --bind ADDRESS   to listen on; 0.0.0.0: all (default: 127.0.0.1, only this machine)
        --data DIR       where everything is kept; made if it is not there
                         (default: the directory "data" below the current one)
        --help           show this
        --version        show the version

      Options can be written as --port 8787 or --port=8787.

      Environment:
        FAULTLINE_BOOTSTRAP_TOKEN   with an empty data directory: a token for everything, for
                                    containers and tests. It stays good at later starts.
      """;

  /** An option that is wrong; the message says what to do. */
  static final class InvalidOptionException extends RuntimeException {
    private static final long serialVersionUID = 1;

    InvalidOptionException(String message) {
      super(message);
    }
  }

  private int port = Settings.DEFAULT_PORT;
  private String bind = Settings.DEFAULT_BIND;
  private Path data = Path.of(Settings.DEFAULT_DATA);

  static Settings parse(String[] arguments, Map<String, String> environment) {
    CommandLine line = new CommandLine();
    for (int i = 0; i < arguments.length; i++) {
      int equals = arguments[i].indexOf('=');
      if (arguments[i].startsWith("--") && equals > 0) {
        line.set(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
      } else {
        line.set(arguments[i], i + 1 < arguments.length ? arguments[i + 1] : null);
        i++;
      }
    }
    return new Settings(line.port, line.data, line.bind, bootstrapToken(environment));
  }

  private void set(String option, @Nullable String value) {
    switch (option) {
      case "--port" -> port = port(required(option, value));
      case "--bind" -> bind = required(option, value);
      case "--data" -> data = path(required(option, value));
      default ->
          throw new InvalidOptionException(
              "unknown option "
                  + option
                  + "; there are --port, --bind, --data, --help and --version");
    }
  }

  private static String required(String option, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new InvalidOptionException(option + ": needs a value");
    }
    return value;
  }

  private static int port(String value) {
    if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65_535) {
      throw new InvalidOptionException("--port: must be 0 to 65535, is " + value);
    }
    return Integer.parseInt(value);
  }

  private static Path path(String value) {
    try {
      return Path.of(value);
    } catch (InvalidPathException e) {
      throw new InvalidOptionException("--data: is no path: " + value);
    }
  }

  private static @Nullable String bootstrapToken(Map<String, String> environment) {
    String token = environment.get(BOOTSTRAP_TOKEN);
    if (token == null || token.isEmpty()) {
      return null;
    }
    if (!token.matches("[\\x21-\\x7E]{8,500}")) {
      throw new InvalidOptionException(
          BOOTSTRAP_TOKEN
              + ": must be 8 to 500 letters, digits or signs without spaces; make one with: openssl rand -hex 32");
    }
    return token;
  }

  private CommandLine() {}
}
