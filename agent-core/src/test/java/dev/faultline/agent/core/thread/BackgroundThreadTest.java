// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.thread;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class BackgroundThreadTest {

  @Test
  void thread_goesOnAfterWhateverItsWorkThrows_andTellsNobody() throws InterruptedException {
    AtomicReference<Throwable> told = new AtomicReference<>();
    Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
    Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> told.set(failure));
    try {
      CountDownLatch turns = new CountDownLatch(3);
      BackgroundThread thread =
          new BackgroundThread("test") {
            @Override
            protected boolean turn() {
              turns.countDown();
              if (turns.getCount() == 2) {
                throw new OutOfMemoryError("test");
              }
              if (turns.getCount() == 1) {
                throw new IllegalStateException("test");
              }
              return false;
            }

            @Override
            protected void atEnd() {
              throw new OutOfMemoryError("at the end");
            }
          };
      thread.start();
      assertThat(turns.await(30, TimeUnit.SECONDS)).isTrue();
      thread.join(30_000);
      assertThat(thread.isAlive()).isFalse();
      assertThat(told.get()).isNull();
    } finally {
      Thread.setDefaultUncaughtExceptionHandler(before);
    }
  }
}
