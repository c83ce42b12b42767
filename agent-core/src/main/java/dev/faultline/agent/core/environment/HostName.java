// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The machine's name, without asking the network for it: that can take seconds. */
public final class HostName {

  private HostName() {}

  /** Of a container, its own; {@code unknown} where it can't be told. */
  public static String find() {
    String name = variable("HOSTNAME");
    if (name.isEmpty()) {
      name = variable("COMPUTERNAME");
    }
    if (name.isEmpty()) {
      name = firstLine(new File("/proc/sys/kernel/hostname"));
    }
    if (name.isEmpty()) {
      name = firstLine(new File("/etc/hostname"));
    }
    return name.isEmpty() ? "unknown" : name;
  }

  private static String variable(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value.trim();
  }

  private static String firstLine(File file) {
    byte[] bytes = new byte[256];
    try (FileInputStream in = new FileInputStream(file)) {
      int length = Math.max(0, in.read(bytes));
      String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      return (end < 0 ? text : text.substring(0, end)).trim();
    } catch (IOException e) {
      return "";
    }
  }
}
