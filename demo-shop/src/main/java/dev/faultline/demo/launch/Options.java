// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the script {@code ./demo} was asked for, and where it has built the jars.
 *
 * @param port of the collector's pages; empty: 8787, or the next that is free
 * @param duration of the traffic; empty: until Ctrl-C
 * @param data directory that is kept; empty: a temporary one
 */
record Options(
    Path root, Optional<Integer> port, Optional<Duration> duration, Optional<Path> data) {

  static Options parse(String[] arguments) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i + 1 < arguments.length; i += 2) {
      values.put(arguments[i], arguments[i + 1]);
    }
    if (arguments.length % 2 != 0 || !values.containsKey("--root")) {
      throw new DemoException("This is started by ./demo; see ./demo --help.");
    }
    return new Options(
        Path.of(values.get("--root")),
        Optional.ofNullable(values.get("--port")).map(Integer::valueOf),
        Optional.ofNullable(values.get("--seconds")).map(Long::valueOf).map(Duration::ofSeconds),
        Optional.ofNullable(values.get("--data")).map(Path::of));
  }

  Path agentJar() {
    return root.resolve("agent-bootstrap/target/faultline-agent.jar");
  }

  Path collectorJar() {
    return root.resolve("collector/target/faultline-collector.jar");
  }

  Path shopJar() {
    return root.resolve("demo-shop/target/faultline-demo.jar");
  }
}
