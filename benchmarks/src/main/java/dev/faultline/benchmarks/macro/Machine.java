// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What stands above a table, so that its figures can be judged later. */
public final class Machine {

  private Machine() {}

  public static String describe(String target, List<String> arguments) {
    return String.format(
        Locale.ROOT,
        "%d processors (%s), JDK of the harness %s, agents send to: %s%narguments: %s",
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("java.vm.version"),
        target,
        String.join(" ", arguments));
  }

  private static String processor() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).trim();
        }
      }
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }

  /** How many threads wanted a processor within the last minute, all programs counted. */
  public static String load() {
    return String.format(
        Locale.ROOT, "%.1f", ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
  }
}
