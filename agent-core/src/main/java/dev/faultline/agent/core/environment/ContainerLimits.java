// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.io.BufferedReader;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a container may use, read from the control groups of Linux, version 1 and 2. A limit of a
 * group holds for all groups in it, so the least on the way up counts.
 */
final class ContainerLimits {

  /** Version 1 says "no limit" by a number near the largest. */
  private static final long UNLIMITED = 1L << 60;

  private final File root;

  /**
   * @param root {@code /}; another one in tests
   */
  ContainerLimits(File root) {
    this.root = root;
  }

  /** Empty where there is no limit. */
  Map<String, Object> describe() {
    Map<String, Object> container = new LinkedHashMap<>();
    for (String line : lines(new File(root, "proc/self/cgroup"))) {
      int first = line.indexOf(':');
      int second = line.indexOf(':', first + 1);
      if (first < 0 || second < 0) {
        continue;
      }
      String controllers = line.substring(first + 1, second);
      String path = line.substring(second + 1);
      if (controllers.isEmpty()) {
        readVersion2(container, path);
      } else {
        readVersion1(container, controllers, path);
      }
    }
    return container;
  }

  private void readVersion2(Map<String, Object> container, String path) {
    File mount = new File(root, "sys/fs/cgroup");
    if (!new File(mount, "cgroup.controllers").isFile()) {
      mount = new File(mount, "unified");
    }
    for (File group : upwards(mount, path)) {
      putLeast(container, "memoryLimit", number(new File(group, "memory.max")));
      List<String> max = lines(new File(group, "cpu.max"));
      int blank = max.isEmpty() ? -1 : max.get(0).indexOf(' ');
      if (blank > 0) {
        putProcessors(
            container,
            parse(max.get(0).substring(0, blank)),
            parse(max.get(0).substring(blank + 1)));
      }
      putOnce(container, "memoryUsed", number(new File(group, "memory.current")));
      putOnce(container, "throttledMillis", stat(group, "throttled_usec ", 1_000));
    }
  }

  private void readVersion1(Map<String, Object> container, String controllers, String path) {
    for (String controller : new String[] {"memory", "cpu"}) {
      if (!("," + controllers + ",").contains("," + controller + ",")) {
        continue;
      }
      for (File group : upwards(mountOf(controller, controllers), path)) {
        if (controller.equals("memory")) {
          putLeast(container, "memoryLimit", number(new File(group, "memory.limit_in_bytes")));
          putOnce(container, "memoryUsed", number(new File(group, "memory.usage_in_bytes")));
        } else {
          putProcessors(
              container,
              number(new File(group, "cpu.cfs_quota_us")),
              number(new File(group, "cpu.cfs_period_us")));
          putOnce(container, "throttledMillis", stat(group, "throttled_time ", 1_000_000));
        }
      }
    }
  }

  private File mountOf(String controller, String controllers) {
    File mounts = new File(root, "sys/fs/cgroup");
    File together = new File(mounts, controllers);
    return together.isDirectory() ? together : new File(mounts, controller);
  }

  /**
   * The group itself, then those around it; the mount alone where the path is another machine's.
   */
  private static List<File> upwards(File mount, String path) {
    List<File> groups = new ArrayList<>();
    File group = path.length() <= 1 || path.contains("..") ? mount : new File(mount, path);
    while (group != null && !group.equals(mount)) {
      if (group.isDirectory()) {
        groups.add(group);
      }
      group = group.getParentFile();
    }
    groups.add(mount);
    return groups;
  }

  private static void putLeast(Map<String, Object> container, String name, long value) {
    Object before = container.get(name);
    boolean less = before == null || ((Long) before) > value;
    if (value > 0 && value < UNLIMITED && less) {
      container.put(name, value);
    }
  }

  private static void putOnce(Map<String, Object> container, String name, long value) {
    if (value >= 0 && !container.containsKey(name)) {
      container.put(name, value);
    }
  }

  private static void putProcessors(Map<String, Object> container, long quota, long period) {
    if (quota <= 0 || period <= 0) {
      return;
    }
    double processors = (double) quota / period;
    Object before = container.get("cpuLimit");
    if (before == null || ((Double) before) > processors) {
      container.put("cpuLimit", processors);
    }
  }

  private static long stat(File group, String name, long divisor) {
    for (String line : lines(new File(group, "cpu.stat"))) {
      if (line.startsWith(name)) {
        long value = parse(line.substring(name.length()));
        return value < 0 ? -1 : value / divisor;
      }
    }
    return -1;
  }

  private static long number(File file) {
    List<String> lines = lines(file);
    return lines.isEmpty() ? -1 : parse(lines.get(0));
  }

  /** -1 for {@code max} and what is no number. */
  private static long parse(String text) {
    try {
      return Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static List<String> lines(File file) {
    List<String> lines = new ArrayList<>();
    if (!file.isFile()) {
      return lines;
    }
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(file), StandardCharsets.UTF_8))) {
      @Nullable String line = reader.readLine();
      while (line != null && lines.size() < 100) {
        lines.add(line);
        line = reader.readLine();
      }
    } catch (IOException e) {
      return lines;
    }
    return lines;
  }
}
