// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import org.jspecify.annotations.Nullable;

/** Locks and their relatives: who holds them, what is left. */
final class LockTexts {

  private final JdkFields fields;

  LockTexts(JdkFields fields) {
    this.fields = fields;
  }

  /**
   * @param level a class of the object
   * @return {@link TextsByField#NONE} where the class is none of these, {@code null} where the
   *     object is better shown by its fields
   */
  @Nullable String of(Object object, Class<?> level) {
    switch (level.getName()) {
      case "java.util.concurrent.locks.ReentrantLock":
        return lock(object, level);
      case "java.util.concurrent.locks.ReentrantReadWriteLock":
      case "java.util.concurrent.locks.ReentrantReadWriteLock$ReadLock":
      case "java.util.concurrent.locks.ReentrantReadWriteLock$WriteLock":
        return readWriteLock(object, level);
      case "java.util.concurrent.Semaphore":
        return permits(object, level);
      case "java.util.concurrent.CountDownLatch":
        return "count " + count(object, level);
      case "java.util.concurrent.CyclicBarrier":
        return barrier(object, level);
      case "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionObject":
      case "java.util.concurrent.locks.AbstractQueuedLongSynchronizer$ConditionObject":
        return "condition";
      default:
        return TextsByField.NONE;
    }
  }

  private int state(Object sync) {
    return fields.getInt(sync, "state");
  }

  private String lock(Object object, Class<?> level) {
    Object sync = fields.get(object, level, "sync");
    int holds = sync == null ? 0 : state(sync);
    return sync == null || holds == 0 ? "unlocked" : "locked" + times(holds) + owner(sync);
  }

  private String owner(Object sync) {
    Object owner = fields.get(sync, "exclusiveOwnerThread");
    return owner == null ? "" : " by " + TextsByField.thread((Thread) owner);
  }

  private static String times(long holds) {
    return holds == 1 ? "" : " " + holds + " times";
  }

  private String readWriteLock(Object object, Class<?> level) {
    Object sync = fields.get(object, level, "sync");
    if (sync == null) {
      return "unlocked";
    }
    // readers in the upper half, writers in the lower one; of a long since JDK 24
    long wide = fields.getLong(sync, sync.getClass(), "state");
    int narrow = state(sync);
    long reads = narrow >= 0 || wide < 0 ? narrow >>> 16 : wide >>> 32;
    long writes = narrow >= 0 || wide < 0 ? narrow & 0xFFFF : wide & 0xFFFFFFFFL;
    if (writes > 0) {
      return "locked for writing" + times(writes) + owner(sync);
    }
    return reads > 0 ? "locked for reading" + times(reads) : "unlocked";
  }

  private int count(Object object, Class<?> level) {
    Object sync = fields.get(object, level, "sync");
    return sync == null ? 0 : state(sync);
  }

  private String permits(Object object, Class<?> level) {
    int permits = count(object, level);
    return permits + (permits == 1 ? " permit" : " permits");
  }

  private String barrier(Object object, Class<?> level) {
    int parties = fields.getInt(object, level, "parties");
    return parties - fields.getInt(object, level, "count") + " of " + parties + " waiting";
  }
}
