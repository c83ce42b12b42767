// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Leaves monitors by exceptions, and fails where one is still held, or was left twice. */
class Monitors {

  static final Object LOCK = new Object();
  static final Object OTHER = new Object();
  static int runs;

  public static void main(String[] args) throws Exception {
    for (int i = 0; i < 20_000; i++) {
      call(0);
      call(1);
      call(2);
    }
    System.out.println(
        Thread.holdsLock(LOCK) + " " + Thread.holdsLock(OTHER) + " " + Thread.holdsLock(Monitors.class) + " " + runs);
    CountDownLatch done = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              synchronized (LOCK) {
                synchronized (OTHER) {
                  synchronized (Monitors.class) {
                    done.countDown();
                  }
                }
              }
            });
    thread.setDaemon(true);
    thread.start();
    System.out.println(done.await(30, TimeUnit.SECONDS));
    try {
      LOCK.notify();
    } catch (IllegalMonitorStateException e) {
      System.out.println("not owner");
    }
  }

  private static void call(int how) {
    try {
      if (how == 0) {
        nested(null);
      } else if (how == 1) {
        whole(how);
      } else {
        waits();
      }
    } catch (RuntimeException e) {
      runs++;
    }
  }

  private static int nested(String text) {
    synchronized (LOCK) {
      int a = 1;
      synchronized (OTHER) {
        try {
          return text.length() + a;
        } finally {
          a++;
        }
      }
    }
  }

  private static synchronized void whole(int how) {
    throw new IllegalStateException("how " + how);
  }

  private static void waits() {
    synchronized (LOCK) {
      LOCK.notifyAll();
      throw new IllegalArgumentException();
    }
  }
}
