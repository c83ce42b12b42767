// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** The command lines of the demo's JVMs: what a user would type. */
final class Commands {
  private static final String HEAP = "-Xmx256m";

  private final Options options;

  Commands(Options options) {
    this.options = options;
  }

  List<String> collector(int port, Path data) {
    return List.of(
        java(),
        HEAP,
        "-jar",
        options.collectorJar().toString(),
        "--port",
        Integer.toString(port),
        "--data",
        data.toString());
  }

  /** The token is not here but in the environment: command lines are public. */
  List<String> shop(URI collector, Path logs) {
    return List.of(
        java(),
        HEAP,
        "-javaagent:" + options.agentJar(),
        "-Dfaultline.collector.url=" + collector,
        "-Dfaultline.service=shop",
        "-Dfaultline.environment=demo",
        "-Dfaultline.deployment=1.0",
        // a demo is over before what is usual can be learned
        "-Dfaultline.slow.threshold=1s",
        "-Dfaultline.log.dir=" + logs,
        "-jar",
        options.shopJar().toString());
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }
}
