// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

/** The first exception of the JVM is that its stack is full. */
class Overflow {

  static StackOverflowError first;
  static int others;
  static int depth;
  static int unwound;

  public static void main(String[] args) {
    for (int i = 0; i < 3; i++) {
      overflow();
    }
    try {
      Integer.parseInt("x");
    } catch (RuntimeException e) {
      System.out.println(e);
    }
    recursive(0);
  }

  private static void overflow() {
    first = null;
    unwound = 0;
    try {
      down(0, "text", new long[] {1});
    } catch (StackOverflowError e) {
      System.out.println("same " + (e == first) + ", others " + others + ", unwound " + (unwound >= depth));
      System.out.println(e.getStackTrace()[0].getMethodName() + " " + e.getMessage());
    }
  }

  static long down(int n, String text, long[] numbers) {
    depth = n;
    try {
      long local = n + numbers[0];
      return down(n + 1, text, numbers) + local + text.length();
    } catch (StackOverflowError e) {
      if (first == null) {
        first = e;
      } else if (e != first) {
        others++;
      }
      throw e;
    } finally {
      unwound++;
    }
  }

  /** An exception of the application at the end of the stack is still that exception. */
  private static void recursive(int n) {
    try {
      recursive(n + 1);
    } catch (StackOverflowError e) {
      if (n < 10) {
        System.out.println("back at " + n);
      }
      throw new IllegalStateException("n " + n);
    } catch (IllegalStateException e) {
      if (n == 0) {
        System.out.println("end " + e.getClass().getName());
      } else {
        throw e;
      }
    }
  }
}
