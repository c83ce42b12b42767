// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the demo keeps its data and its logs. Only the logs stay when nobody asked for the data.
 */
final class Workplace implements AutoCloseable {
  private static final int TOKEN_BYTES = 24;

  private final Path data;
  private final Path logs;
  private final boolean temporary;

  private Workplace(Path data, Path logs, boolean temporary) {
    this.data = data;
    this.logs = logs;
    this.temporary = temporary;
  }

  static Workplace open(Options options, int port) {
    try {
      if (options.data().isPresent()) {
        Path data = Files.createDirectories(options.data().get().toAbsolutePath());
        return new Workplace(data, Files.createDirectories(data.resolve("logs")), false);
      }
      Path logs = options.root().resolve("demo-shop/target/logs-" + port);
      Path data = Files.createTempDirectory("faultline-demo-");
      return new Workplace(data, Files.createDirectories(logs), true);
    } catch (IOException e) {
      throw new DemoException("The demo has no place for its files: " + e, e);
    }
  }

  Path data() {
    return data;
  }

  boolean temporary() {
    return temporary;
  }

  /** Holds {@code collector.log}, {@code shop.log} and the agent's own. */
  Path logs() {
    return logs;
  }

  Path collectorData() {
    return data.resolve("collector");
  }

  /** The log of one program; what an earlier run wrote there is overwritten. */
  Path log(String program) {
    return logs.resolve(program + ".log");
  }

  /** The collector's first token. It stays with the data, because the collector knows no other. */
  String token() {
    Path file = data.resolve("token");
    try {
      if (Files.exists(file)) {
        return Files.readString(file).strip();
      }
      byte[] bytes = new byte[TOKEN_BYTES];
      new SecureRandom().nextBytes(bytes);
      String token = HexFormat.of().formatHex(bytes);
      OwnerOnly.create(file);
      Files.writeString(file, token);
      return token;
    } catch (IOException e) {
      throw new DemoException("The token can't be kept in " + file + ": " + e, e);
    }
  }

  @Override
  public void close() {
    if (temporary) {
      try (Stream<Path> files = Files.walk(data)) {
        List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
        for (Path file : deepestFirst) {
          Files.deleteIfExists(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("Please delete " + data + " by hand", e);
      }
    }
  }
}
