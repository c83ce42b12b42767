// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallProfileTest {

  private static final long SECOND = 1_000_000_000;

  private final CallProfile profile =
      new CallProfile(2 * SECOND, true, SECOND, name -> name.startsWith("shop."));

  /** Innermost first, as the JVM has them. */
  private static StackSample sample(Thread.State state, String... methods) {
    StackTraceElement[] stack = new StackTraceElement[methods.length];
    for (int i = 0; i < methods.length; i++) {
      stack[i] = new StackTraceElement("shop.Shop", methods[i], "Shop.java", 10);
    }
    return new StackSample(stack, state, null);
  }

  private void add(long atSecond, StackSample... samples) {
    profile.add(Arrays.asList(samples), atSecond * SECOND);
  }

  @Test
  void eachSample_standsForTheTimeSinceTheLast() {
    add(2, sample(Thread.State.RUNNABLE, "parse", "main"));
    add(5, sample(Thread.State.TIMED_WAITING, "read", "load", "main"));

    assertThat(profile.nodes())
        .extracting(node -> node.depth() + node.frame().getMethodName() + node.millis())
        .containsExactly("0main4000", "1parse1000", "1load3000", "2read3000");
    assertThat(profile.runnableMillis()).isEqualTo(1_000);
    assertThat(profile.waitingMillis()).isEqualTo(3_000);
    assertThat(profile.blockedMillis()).isZero();
    assertThat(profile.samples()).isEqualTo(2);
  }

  @Test
  void heaviestStack_isThatInWhichMostOfTheTimeGoes() {
    add(2, sample(Thread.State.RUNNABLE, "parse", "main"));
    add(4, sample(Thread.State.BLOCKED, "read", "load", "main"));
    add(5, sample(Thread.State.RUNNABLE, "parse", "main"));

    assertThat(profile.heaviest())
        .extracting(StackTraceElement::getMethodName)
        .containsExactly("parse", "main");
  }

  @Test
  void hugeStacks_areCutAtTheirInnerEnd_andTreesStayBounded() {
    String[] deep = new String[3_000];
    for (int i = 0; i < 3_000; i++) {
      Arrays.fill(deep, "recurse");
      deep[2_999] = "m" + i;
      add(2 + i, sample(Thread.State.RUNNABLE, deep));
    }

    assertThat(profile.nodes()).hasSizeLessThanOrEqualTo(CallProfile.MOST_SHOWN);
    assertThat(profile.estimatedBytes()).isEqualTo(150 * CallProfile.MOST_SHOWN);
    assertThat(profile.heaviest()).hasSizeLessThanOrEqualTo(CallProfile.MOST_FRAMES);
    assertThat(profile.heaviest()[profile.heaviest().length - 1].getMethodName()).startsWith("m");
  }

  @Test
  void samples_getRarer_theLongerTheCallRuns() {
    long interval = SECOND / 20;
    long elapsed = SECOND;
    int samples = 0;
    List<StackSample> same = Collections.singletonList(sample(Thread.State.RUNNABLE, "main"));
    while (elapsed < 600 * SECOND) {
      elapsed += interval;
      if (profile.isDue(elapsed, interval)) {
        profile.add(same, elapsed);
        samples++;
      }
    }
    assertThat(samples).isBetween(500, 1_100);
    assertThat(profile.nodes().get(0).millis()).isBetween(598_000L, 599_000L);
  }
}
