// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Platform threads and, where there are some, virtual threads that throw for some seconds; says how often they did, and
 * how often a virtual thread could not leave its carrier. Arguments: seconds, platform threads, virtual threads.
 */
class ManyThreads {

  static final AtomicLong thrown = new AtomicLong();
  static final AtomicInteger inside = new AtomicInteger();

  public static void main(String[] args) throws Exception {
    long end = System.nanoTime() + Long.parseLong(args[0]) * 1_000_000_000L;
    Object pinned = recordPinned();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      threads.add(new Thread(() -> platform(end)));
    }
    for (int i = 0; i < Integer.parseInt(args[2]); i++) {
      int number = i;
      threads.add(virtual(() -> few(number)));
    }
    for (Thread thread : threads) {
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    System.out.println("thrown " + thrown);
    System.out.println("pinned " + (pinned == null ? 0 : countPinned(pinned)));
  }

  private static void platform(long end) {
    for (int i = 0; System.nanoTime() < end; i++) {
      few(i);
      if (i % 16 == 0) {
        Thread.yield();
      }
    }
  }

  private static void few(int number) {
    for (int i = 0; i < 4; i++) {
      try {
        outer(number, "text" + i);
      } catch (IllegalStateException e) {
        thrown.incrementAndGet();
      }
    }
  }

  private static void outer(int number, String text) {
    long wide = number * 2L;
    inner(text, wide);
  }

  private static void inner(String text, long wide) {
    try {
      inside.incrementAndGet();
      if (wide % 8 == 0) {
        Thread.sleep(1);
      }
      throw new IllegalStateException(text);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    } finally {
      inside.decrementAndGet();
    }
  }

  private static Thread virtual(Runnable task) throws Exception {
    Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
    return (Thread)
        Class.forName("java.lang.Thread$Builder").getMethod("unstarted", Runnable.class).invoke(builder, task);
  }

  private static Object recordPinned() throws Exception {
    Class<?> recordings = Class.forName("jdk.jfr.Recording");
    Object recording = recordings.getConstructor().newInstance();
    Object settings = recordings.getMethod("enable", String.class).invoke(recording, "jdk.VirtualThreadPinned");
    Class.forName("jdk.jfr.EventSettings").getMethod("withoutThreshold").invoke(settings);
    recordings.getMethod("start").invoke(recording);
    return recording;
  }

  private static long countPinned(Object recording) throws Exception {
    Class<?> recordings = recording.getClass();
    recordings.getMethod("stop").invoke(recording);
    java.nio.file.Path file = java.nio.file.Files.createTempFile("pinned", ".jfr");
    try {
      recordings.getMethod("dump", java.nio.file.Path.class).invoke(recording, file);
      Object events =
          Class.forName("jdk.jfr.consumer.RecordingFile")
              .getMethod("readAllEvents", java.nio.file.Path.class)
              .invoke(null, file);
      long ours = 0;
      for (Object event : (List<?>) events) {
        if (event.toString().contains("Faultline") || event.toString().contains("dev.faultline")) {
          System.out.println(event);
          ours++;
        }
      }
      return ours;
    } finally {
      java.nio.file.Files.delete(file);
    }
  }
}
