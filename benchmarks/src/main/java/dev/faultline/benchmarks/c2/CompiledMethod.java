// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.c2;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** One compilation by C2: what was inlined into it, and what was not for what reason. */
final class CompiledMethod {

  private final Set<String> inlined = new HashSet<>();
  private final Map<String, String> refused = new HashMap<>();
  private final Map<String, Long> calls = new HashMap<>();
  private long nativeBytes;

  void called(String method, long count) {
    calls.merge(method, count, Math::max);
  }

  void inlined(String method) {
    inlined.add(method);
  }

  void refused(String method, String reason) {
    refused.put(method, reason);
  }

  void done(long size) {
    nativeBytes = size;
  }

  /** Wherever it is called. */
  boolean alwaysInlines(String method) {
    return inlined.contains(method) && !refused.containsKey(method);
  }

  Set<String> inlined() {
    return inlined;
  }

  /** By method, the reason. */
  Map<String, String> refused() {
    return refused;
  }

  /** How often the profile saw the call, where it was called most. */
  long calls(String method) {
    return calls.getOrDefault(method, 0L);
  }

  long nativeBytes() {
    return nativeBytes;
  }
}
