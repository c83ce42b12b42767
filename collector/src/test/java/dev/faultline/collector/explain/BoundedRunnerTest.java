// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BoundedRunnerTest {
  private static final long MEGABYTE = 1 << 20;

  @Test
  void run_givesUp_whenTimeIsOver() {
    BoundedRunner runner = runner(Duration.ofMillis(100), 100 * MEGABYTE, 2);

    assertThatThrownBy(() -> runner.run(BoundedRunnerTest::untilCancelled))
        .isInstanceOf(DecompilationFailedException.class)
        .hasMessageContaining("took longer than");
  }

  @Test
  void run_givesUp_whenTooMuchIsAllocated() {
    BoundedRunner runner = runner(Duration.ofSeconds(15), 50 * MEGABYTE, 2);

    assertThatThrownBy(() -> runner.run(BoundedRunnerTest::allocateUntilCancelled))
        .hasMessageContaining("too much memory");
  }

  @Test
  void run_tellsOfAnOverflowingStack_asAnyOtherFailure() {
    BoundedRunner runner = runner(Duration.ofSeconds(15), 100 * MEGABYTE, 2);

    assertThatThrownBy(() -> runner.run(() -> recurse(0)))
        .isInstanceOf(DecompilationFailedException.class)
        .hasMessageContaining("StackOverflowError");
  }

  @Test
  void run_refuses_whileTooManyThreadsCanNotBeStopped() throws Exception {
    BoundedRunner runner = runner(Duration.ofMillis(50), 100 * MEGABYTE, 1);
    CountDownLatch released = new CountDownLatch(1);
    assertThatThrownBy(() -> runner.run(() -> uninterruptible(released)));

    assertThatThrownBy(() -> runner.run(() -> "work")).hasMessageContaining("still busy");

    released.countDown();
    assertThat(eventually(runner)).isEqualTo("work");
  }

  private static String eventually(BoundedRunner runner) throws Exception {
    while (true) {
      try {
        return runner.run(() -> "work");
      } catch (DecompilationFailedException stillBusy) {
        Thread.sleep(10);
      }
    }
  }

  private static String untilCancelled() throws InterruptedException {
    while (!BoundedRunner.isCancelled()) {
      Thread.sleep(5);
    }
    return "cancelled";
  }

  private static String allocateUntilCancelled() throws InterruptedException {
    List<byte[]> kept = new ArrayList<>();
    while (!BoundedRunner.isCancelled()) {
      kept.add(new byte[(int) MEGABYTE]);
      if (kept.size() > 20) {
        kept.clear();
      }
      Thread.sleep(1);
    }
    return "cancelled";
  }

  private static String uninterruptible(CountDownLatch released) throws InterruptedException {
    released.await();
    return "late";
  }

  @SuppressWarnings("InfiniteRecursion") // is what this is about
  private static String recurse(int depth) {
    return recurse(depth + 1) + depth;
  }

  private static BoundedRunner runner(Duration time, long bytes, int abandoned) {
    return new BoundedRunner("test", new Limits(time, bytes, abandoned));
  }
}
