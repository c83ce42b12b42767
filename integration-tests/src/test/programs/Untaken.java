// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.lang.management.ManagementFactory;

/**
 * Says whether a method that makes an object for itself alone allocates it, once the method is
 * compiled: not as long as no exception came, since nothing else sees it. {@code check} must not be
 * inlined ({@code -XX:CompileCommand=dontinline,Untaken::check}).
 */
class Untaken {

  private static final class Point {
    final int x;
    final int y;

    Point(int x, int y) {
      this.x = x;
      this.y = y;
    }
  }

  /** Fails once, so that the class loader has linked what handlers call. */
  private static final class First {
    static void fail() {
      throw new UnsupportedOperationException("first");
    }
  }

  public static void main(String[] args) {
    try {
      First.fail();
    } catch (UnsupportedOperationException e) {
      System.out.println(e.getMessage());
    }
    com.sun.management.ThreadMXBean threads =
        (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long id = Thread.currentThread().getId();
    long bytes = Long.MAX_VALUE;
    long sum = 0;
    // compiled sooner or later
    for (int i = 0; i < 300 && bytes >= 1_000; i++) {
      long before = threads.getThreadAllocatedBytes(id);
      for (int k = 0; k < 100_000; k++) {
        sum += distance(k & 7, 3);
      }
      bytes = threads.getThreadAllocatedBytes(id) - before;
    }
    System.out.println(bytes < 1_000 ? "not allocated" : "allocated: " + bytes);
    try {
      distance(-1, 3);
      System.out.println("no exception");
    } catch (IllegalArgumentException e) {
      System.out.println(e.getMessage() + " at " + e.getStackTrace()[0].getMethodName());
    }
    for (int k = 0; k < 100_000; k++) {
      sum += distance(k & 7, 3);
    }
    System.out.println(sum > 0);
  }

  static int distance(int x, int y) {
    Point point = new Point(x, y);
    check(point.x);
    return point.x + point.y;
  }

  static void check(int x) {
    if (x < 0) {
      throw new IllegalArgumentException("negative");
    }
  }
}
