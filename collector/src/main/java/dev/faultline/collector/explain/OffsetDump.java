// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import dev.faultline.collector.explain.DecompiledSource.MethodKey;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what Vineflower's mapper can be made to print: for each class and method, bytecode offsets
 * (hexadecimal) and the 0-based line that each became. There is no other way to it: its only public
 * result is keyed by original line, which is less exact.
 */
final class OffsetDump {
  private static final Pattern CLASS = Pattern.compile("class '(.+)' \\{");
  private static final Pattern METHOD = Pattern.compile("\\s+method '(\\S+) (\\S+)' \\{");
  private static final Pattern OFFSET = Pattern.compile("\\s+([0-9a-f]{1,8})\\s+(\\d{1,9})");

  private final Map<MethodKey, NavigableMap<Integer, Integer>> offsets = new HashMap<>();
  private final int lineCount;
  private String owner = "";
  private @Nullable NavigableMap<Integer, Integer> method;

  private OffsetDump(int lineCount) {
    this.lineCount = lineCount;
  }

  static Map<MethodKey, NavigableMap<Integer, Integer>> parse(String dump, int lineCount) {
    OffsetDump parsed = new OffsetDump(lineCount);
    dump.lines().forEach(parsed::line);
    return parsed.offsets;
  }

  private void line(String line) {
    Matcher offset = OFFSET.matcher(line);
    if (offset.matches()) {
      offset(Integer.parseUnsignedInt(offset.group(1), 16), Integer.parseInt(offset.group(2)) + 1);
      return;
    }
    Matcher header = METHOD.matcher(line);
    if (header.matches()) {
      MethodKey key = new MethodKey(owner, header.group(1), header.group(2));
      method = offsets.computeIfAbsent(key, absent -> new TreeMap<>());
      return;
    }
    Matcher outer = CLASS.matcher(line);
    if (outer.matches()) {
      owner = outer.group(1);
      method = null;
    }
  }

  private void offset(int offset, int line) {
    if (method != null && line <= lineCount) {
      method.put(offset, line);
    }
  }
}
