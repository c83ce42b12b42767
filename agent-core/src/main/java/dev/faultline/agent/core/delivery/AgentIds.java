// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import java.io.FileInputStream;
import java.io.IOException;
import java.util.SplittableRandom;

/**
 * Identifiers like UUIDs of version 7: time first, so they sort by it. Made without {@code
 * java.security}: its providers can initialise {@code java.util.logging}. They need to be unique,
 * not secret.
 */
public final class AgentIds {

  private final SplittableRandom random;
  private long lastMillis;
  private int sequence;

  public AgentIds() {
    this(seed());
  }

  AgentIds(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** The next identifier, greater than those before it. */
  public synchronized String next() {
    return next(System.currentTimeMillis());
  }

  String next(long now) {
    if (now > lastMillis) {
      lastMillis = now;
      sequence = random.nextInt(1 << 8);
    } else if (++sequence == 1 << 12) {
      lastMillis++;
      sequence = 0;
    }
    StringBuilder text = new StringBuilder(36);
    append(text, lastMillis >>> 16, 8);
    append(text.append('-'), lastMillis, 4);
    append(text.append('-'), 7 << 12 | sequence, 4);
    long tail = random.nextLong();
    append(text.append('-'), 0x8000 | (tail >>> 48 & 0x3FFF), 4);
    append(text.append('-'), tail, 12);
    return text.toString();
  }

  private static void append(StringBuilder text, long value, int digits) {
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      text.append(Character.forDigit((int) (value >>> shift) & 15, 16));
    }
  }

  /** From the system where it has a source; else from all that differs between processes. */
  private static long seed() {
    long seed = System.nanoTime() * 31 + System.currentTimeMillis();
    seed = seed * 31 + Runtime.getRuntime().freeMemory();
    seed = seed * 31 + System.identityHashCode(new Object());
    seed = seed * 31 + System.getenv().hashCode();
    byte[] bytes = new byte[8];
    try (FileInputStream in = new FileInputStream("/dev/urandom")) {
      if (in.read(bytes) == bytes.length) {
        for (byte b : bytes) {
          seed = seed * 257 + b;
        }
      }
    } catch (IOException e) {
      // Windows has none
      return seed;
    }
    return seed;
  }
}
