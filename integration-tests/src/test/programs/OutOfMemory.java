// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.util.ArrayList;
import java.util.List;

/**
 * Fills its heap, in the main thread and in others, and goes on. Waits before, since the JVM itself prints where an
 * agent is there and a class, whosever it is, is loaded while the heap is full.
 */
class OutOfMemory {

  static List<Object> kept = new ArrayList<>();
  static Error thrown;

  public static void main(String[] args) throws Exception {
    Thread.sleep(4_000);
    for (int i = 0; i < 3; i++) {
      fill();
    }
    Thread thread = new Thread(OutOfMemory::fill);
    thread.start();
    thread.join();
    try {
      Integer.parseInt("x");
    } catch (NumberFormatException e) {
      System.out.println(e);
    }
  }

  private static void fill() {
    try {
      allocate(1 << 20);
    } catch (OutOfMemoryError e) {
      kept = new ArrayList<>();
      System.out.println((e == thrown) + " " + e.getMessage());
    } finally {
      kept.clear();
    }
  }

  private static void allocate(int size) {
    try {
      while (true) {
        byte[] chunk = new byte[size];
        kept.add(chunk);
      }
    } catch (OutOfMemoryError e) {
      kept = null;
      thrown = e;
      throw e;
    }
  }
}
