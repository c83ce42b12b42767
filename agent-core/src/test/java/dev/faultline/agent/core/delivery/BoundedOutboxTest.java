// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.Outcome;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Snapshot.Trigger;
import dev.faultline.agent.core.model.ThreadRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class BoundedOutboxTest {

  private final Losses losses = new Losses();
  private final BoundedOutbox outbox = new BoundedOutbox(losses, 8, 1_000, 500);

  @Test
  void smallHeap_holdsLittleOfIt() {
    assertThat(BoundedOutbox.bytes(64L << 20)).isEqualTo(4L << 20);
    assertThat(BoundedOutbox.bytes(4L << 30)).isEqualTo(8L << 20);
    assertThat(BoundedOutbox.bytes(4L << 20)).isEqualTo(1L << 20);
  }

  @Test
  void snapshots_areDrainedWithThePreciousOnesFirst() {
    outbox.offer(snapshot(Trigger.SAMPLED, 1));
    outbox.offer(snapshot(Trigger.FIRST, 2));
    outbox.offer(snapshot(Trigger.FORCED, 3));

    assertThat(drained(1_000)).extracting(Snapshot::occurredAt).containsExactly(2L, 3L, 1L);
    assertThat(outbox.size()).isZero();
  }

  @Test
  void draining_stopsAtTheBytesWanted() {
    for (int i = 0; i < 5; i++) {
      outbox.offer(snapshot(Trigger.FIRST, i));
    }

    assertThat(drained(150)).hasSize(2);
    assertThat(outbox.size()).isEqualTo(3);
  }

  @Test
  void sampledOnes_leaveAQuarterFree() {
    for (int i = 0; i < 10; i++) {
      outbox.offer(snapshot(Trigger.SAMPLED, i));
    }

    assertThat(outbox.size()).isEqualTo(6);
    assertThat(lost()).isEqualTo(4);
  }

  @Test
  void firstOnes_displaceSampledOnesWhenItIsFull() {
    for (int i = 0; i < 6; i++) {
      outbox.offer(snapshot(Trigger.SAMPLED, i));
    }
    for (int i = 0; i < 8; i++) {
      assertThat(outbox.offer(snapshot(Trigger.FIRST, 10 + i))).isTrue();
    }

    assertThat(outbox.offer(snapshot(Trigger.FIRST, 99))).isFalse();
    assertThat(drained(10_000)).hasSize(8).allMatch(s -> s.trigger() == Trigger.FIRST);
    assertThat(lost()).isEqualTo(7);
  }

  @Test
  void bytes_areBoundedToo() {
    assertThat(outbox.offer(snapshot(Trigger.FIRST, 1, 900))).isTrue();
    assertThat(outbox.offer(snapshot(Trigger.FIRST, 2, 200))).isFalse();
    assertThat(drained(10_000)).hasSize(1);
    assertThat(outbox.offer(snapshot(Trigger.FIRST, 3, 1_000))).isTrue();
  }

  @Test
  void muchWaiting_wakesTheReader() throws InterruptedException {
    Thread reader =
        new Thread(
            () -> {
              while (outbox.size() < 5) {
                LockSupport.parkNanos(60_000_000_000L);
              }
            });
    outbox.readBy(reader);
    reader.start();
    for (int i = 0; i < 5; i++) {
      outbox.offer(snapshot(Trigger.FIRST, i));
    }
    reader.join(5_000);

    assertThat(reader.isAlive()).isFalse();
  }

  @Test
  void offersOfManyThreads_areAllDrainedOrCounted() throws InterruptedException {
    AtomicInteger taken = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 20_000; i++) {
                  Trigger trigger = i % 3 == 0 ? Trigger.FIRST : Trigger.SAMPLED;
                  taken.addAndGet(outbox.offer(snapshot(trigger, i)) ? 1 : 0);
                }
              });
      threads.add(thread);
      thread.start();
    }
    int drained = 0;
    while (threads.stream().anyMatch(Thread::isAlive)) {
      drained += drained(300).size();
    }
    drained += drained(10_000).size();

    assertThat(drained + lost()).isEqualTo(80_000);
    assertThat(outbox.size()).isZero();
  }

  private long lost() {
    return losses.drain().stream().mapToLong(Loss::count).sum();
  }

  private List<Snapshot> drained(long bytes) {
    List<Snapshot> drained = new ArrayList<>();
    outbox.drainTo(drained, bytes);
    return drained;
  }

  private static Snapshot snapshot(Trigger trigger, long time) {
    return snapshot(trigger, time, 100);
  }

  private static Snapshot snapshot(Trigger trigger, long time, int bytes) {
    return new Snapshot(
        new EventKey(EventKey.Kind.CAUGHT, List.of("x.Y"), null),
        time,
        trigger,
        new ThreadRecord("main", 1, false, 5, false, "main", 42),
        null,
        new Outcome(Outcome.Kind.CAUGHT, null, -1),
        List.of(),
        List.of(),
        0,
        bytes);
  }
}
