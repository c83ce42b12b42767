// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * For work on the pages: a collector with all fixtures in it, until the process is ended. Sign in
 * with {@link ShopCollector#TOKEN}.
 */
final class ShopSandbox {
  static final String[] FIXTURES = {
    "nested-cause",
    "nested-cause-later",
    "long-values",
    "cyclic",
    "rebuilt-stack",
    "log-statement",
    "http-error",
    "custom-event",
    "slow-call",
    "three-hundred-frames",
    "hostile"
  };

  private ShopSandbox() {}

  public static void main(String[] arguments) throws Exception {
    Path scratch = Files.createTempDirectory("faultline-sandbox");
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 8788;
    ShopCollector collector = ShopCollector.start(scratch, port);
    for (String fixture : FIXTURES) {
      System.out.println(
          fixture + " " + collector.address() + "/events/" + collector.send(fixture));
    }
    Thread.currentThread().join();
  }
}
