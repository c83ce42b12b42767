// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.util.Arrays;
import java.util.Random;

/** Damages class files, the same way for the same seed. */
final class Damage {

  private static final int[] TELLING = {0, 1, 2, 3, 4, 5, 7, 8, 0x7F, 0x80, 0xFE, 0xFF};

  private final Random random;

  Damage(long seed) {
    random = new Random(seed);
  }

  /** A damaged copy. */
  byte[] of(byte[] bytes) {
    byte[] damaged = bytes.clone();
    switch (random.nextInt(8)) {
      case 0:
        return Arrays.copyOf(damaged, random.nextInt(damaged.length));
      case 1:
        return version(damaged);
      case 2:
        return u2(damaged, 10 + random.nextInt(damaged.length - 12), random.nextInt(65536));
      case 3:
        return u2(damaged, 10 + random.nextInt(damaged.length - 12), 65535 - random.nextInt(3));
      case 4:
        return insideCode(damaged);
      case 5:
        return moved(damaged);
      default:
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
          damaged[random.nextInt(damaged.length)] = (byte) value();
        }
        return damaged;
    }
  }

  private int value() {
    return random.nextBoolean() ? TELLING[random.nextInt(TELLING.length)] : random.nextInt(256);
  }

  private byte[] version(byte[] bytes) {
    return u2(bytes, 6, 44 + random.nextInt(28));
  }

  /** Stack, locals, lengths, instructions, tables: the head of a Code attribute and behind it. */
  private byte[] insideCode(byte[] bytes) {
    int pool = bytes.length / 3;
    int at = pool + random.nextInt(bytes.length - pool - 8);
    for (int i = at; i < bytes.length - 20; i++) {
      // attribute_length, max_stack, max_locals of methods that are not large
      if (bytes[i] == 0 && bytes[i + 1] == 0 && bytes[i + 4] == 0 && bytes[i + 8] == 0
          && bytes[i + 9] == 0) {
        return u2(bytes, i + 2 * random.nextInt(8), random.nextInt(5) == 0 ? 65535 : value());
      }
    }
    return u2(bytes, at, value());
  }

  /** A stretch of bytes overwritten by another. */
  private byte[] moved(byte[] bytes) {
    int length = Math.min(1 + random.nextInt(16), bytes.length / 2);
    System.arraycopy(
        bytes,
        random.nextInt(bytes.length - length),
        bytes,
        10 + random.nextInt(Math.max(1, bytes.length - length - 10)),
        length);
    return bytes;
  }

  private static byte[] u2(byte[] bytes, int at, int value) {
    bytes[at] = (byte) (value >> 8);
    bytes[at + 1] = (byte) value;
    return bytes;
  }
}
