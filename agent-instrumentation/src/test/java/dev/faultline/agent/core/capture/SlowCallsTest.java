// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SlowCallsTest {

  private static final long MILLI = 1_000_000;

  private final CaptureInThisJvm capture = CaptureInThisJvm.start();
  private final SlowCalls slow = capture.slowCalls();

  SlowCallsTest() {
    slow.settings(new SlowSettings(true, 20 * MILLI, 40 * MILLI));
  }

  /** What makes a class one of the application's. */
  private static final class NoCode implements CodeReference {
    @Override
    public String className() {
      return SlowCallsTest.class.getName();
    }

    @Override
    public @Nullable String source() {
      return null;
    }

    @Override
    public byte @Nullable [] read() {
      return null;
    }
  }

  private void waitFor(long millis) throws InterruptedException {
    long end = System.nanoTime() + millis * MILLI;
    while (System.nanoTime() < end) {
      Thread.sleep(5);
    }
  }

  private Snapshot only() {
    List<Snapshot> snapshots = capture.snapshots();
    assertThat(snapshots).hasSize(1);
    assertThat(snapshots.get(0).event().kind()).isEqualTo(Kind.SLOW);
    return snapshots.get(0);
  }

  private static CallProfile profile(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.surroundings().profile());
  }

  @Test
  void quickCall_isNoEvent_andCostsNoSample() {
    Invocation call = capture.invocations().begin(EntryPoint.Kind.SCHEDULED, "nightly");
    slow.look();
    capture.invocations().end(call, null);
    assertThat(call.profile()).isNull();
    assertThat(capture.snapshots()).isEmpty();
  }

  @Test
  void callThatEndsBelowItsThreshold_isNoEvent_thoughItWasSampled() {
    slow.settings(new SlowSettings(true, 20 * MILLI, 600_000 * MILLI));
    Invocation call = capture.invocations().begin(EntryPoint.Kind.SCHEDULED, "nightly");
    call.profile(new CallProfile(600_000 * MILLI, false, 0, name -> false));
    capture.invocations().end(call, null);
    assertThat(capture.snapshots()).isEmpty();
  }

  @Test
  void slowCall_isOneEvent_withTheStackThatWasSeen() throws Exception {
    Invocation call = capture.invocations().begin(EntryPoint.Kind.SCHEDULED, "nightly");
    waitFor(30);
    Thread watch = new Thread(slow::look);
    watch.start();
    watch.join();
    waitFor(30);
    capture.invocations().end(call, null);

    Snapshot snapshot = only();
    assertThat(snapshot.event().name()).isEqualTo("nightly");
    assertThat(profile(snapshot).isRunning()).isFalse();
    assertThat(profile(snapshot).samples()).isEqualTo(1);
    assertThat(snapshot.exceptions().get(0).frames())
        .extracting(frame -> frame.method())
        .contains("slowCall_isOneEvent_withTheStackThatWasSeen");
    assertThat(snapshot.exceptions().get(0).message())
        .contains("slow from 40 ms on")
        .doesNotContain("other calls");
    assertThat(capture.counts()).singleElement().satisfies(c -> assertThat(c.count()).isEqualTo(1));
  }

  @Test
  void callThatDoesNotEnd_isReportedOnce_fromOutside() throws Exception {
    slow.longestUnreported(60 * MILLI);
    CountDownLatch stuck = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Thread thread =
        new Thread(
            () -> {
              Invocation call = capture.invocations().begin(EntryPoint.Kind.SCHEDULED, "stuck");
              begun.countDown();
              try {
                stuck.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              capture.invocations().end(call, null);
            },
            "stuck-1");
    thread.start();
    begun.await();
    waitFor(130);
    slow.look();
    waitFor(60);
    slow.look();

    Snapshot snapshot = only();
    assertThat(snapshot.event().name()).isEqualTo("stuck");
    assertThat(snapshot.thread().name()).isEqualTo("stuck-1");
    assertThat(profile(snapshot).isRunning()).isTrue();
    assertThat(profile(snapshot).waitsFor()).contains("CountDownLatch");
    assertThat(snapshot.exceptions().get(0).message()).startsWith("has been running for ");
    stuck.countDown();
    thread.join();
    assertThat(capture.counts()).singleElement().satisfies(c -> assertThat(c.count()).isEqualTo(1));
  }

  @Test
  void timedMethod_isNoEntryPoint_andShowsItsArguments() throws Exception {
    capture.classes().add(SlowCallsTest.class.getName(), new NoCode());
    TimedMethods methods = capture.timedMethods();
    methods.add(
        "key",
        new Location(
            SlowCallsTest.class.getName(),
            "timedMethod_isNoEntryPoint_andShowsItsArguments",
            "(JLjava/lang/String;)V",
            null),
        new String[] {"id", "password"},
        30 * MILLI);
    Invocation request = capture.invocations().begin(EntryPoint.Kind.SCHEDULED, "nightly");
    Object call = methods.begin("key", new Object[] {17L, "hunter2"});
    assertThat(capture.invocations().nameOf(request)).isEqualTo("nightly");
    waitFor(20);
    Thread watch = new Thread(slow::look);
    watch.start();
    watch.join();
    waitFor(20);
    methods.end(call);
    capture.invocations().end(null, null);

    Snapshot snapshot = only();
    assertThat(snapshot.event().name()).startsWith("SlowCallsTest.timedMethod_");
    assertThat(snapshot.exceptions().get(0).frames())
        .flatExtracting(frame -> frame.variables() == null ? new ArrayList<>() : frame.variables())
        .extracting(variable -> ((Value) variable).name() + " " + ((Value) variable).text())
        .contains("id 17")
        .noneMatch(shown -> shown.contains("hunter2"));
    assertThat(snapshot.surroundings().entryPoint()).isNotNull();
    assertThat(Objects.requireNonNull(snapshot.surroundings().entryPoint()).name())
        .isEqualTo("nightly");
    capture.invocations().end(request, null);
  }

  @Test
  void unknownKey_andMissingArguments_areLeftAlone() {
    TimedMethods methods = capture.timedMethods();
    assertThat(methods.begin("no such", new Object[0])).isNull();
    assertThat(methods.begin(null, null)).isNull();
    methods.end(null);
    methods.end("something else");
    assertThat(capture.internalFailures()).isZero();
  }
}
