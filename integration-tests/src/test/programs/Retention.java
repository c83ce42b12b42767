// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Needs its large objects one after the other: with a heap of 100 MB it ends in an error if a
 * variable that is of no more use keeps one.
 */
class Retention {

  private static final int LARGE = 60 << 20;

  static long sum;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 20_000; i++) {
      arrays(16);
      lists(16);
      buffers(16);
      streams(16);
    }
    for (int i = 0; i < 3; i++) {
      arrays(LARGE);
      lists(LARGE);
      buffers(LARGE);
      streams(LARGE);
    }
    System.out.println("fine " + sum);
  }

  static void arrays(int size) {
    byte[] first = new byte[size];
    use(first);
    byte[] second = new byte[size];
    use(second);
  }

  static void lists(int size) {
    List<byte[]> first = new ArrayList<>(Collections.singletonList(new byte[size]));
    use(first.get(0));
    List<byte[]> second = new ArrayList<>(Collections.singletonList(new byte[size]));
    use(second.get(0));
  }

  static void buffers(int size) {
    ByteBuffer first = ByteBuffer.allocate(size);
    use(first.array());
    ByteBuffer second = ByteBuffer.allocate(size);
    use(second.array());
  }

  static void streams(int size) throws Exception {
    ByteArrayInputStream first = new ByteArrayInputStream(new byte[size]);
    sum += first.read();
    ByteArrayInputStream second = new ByteArrayInputStream(new byte[size]);
    sum += second.read();
  }

  private static void use(byte[] bytes) {
    bytes[1] = 1;
    sum += bytes[0] + bytes.length % 2;
  }
}
