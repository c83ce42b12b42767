// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Without the agent. */
class FaultlineTest {

  private static final class Hostile {
    @Override
    public String toString() {
      throw new IllegalStateException("toString");
    }

    @Override
    public int hashCode() {
      throw new IllegalStateException("hashCode");
    }

    @Override
    public boolean equals(Object other) {
      throw new IllegalStateException("equals");
    }
  }

  private static void tellAll(String text, Object value, Throwable exception) {
    Event event = Faultline.event(text).with(text, value).cause(exception);
    event.fire();
    event.fire();
    Faultline.context(text, value);
    Faultline.ignore(exception);
  }

  @Test
  void whateverIsGiven_nothingIsThrown() {
    assertThatCode(
            () -> {
              tellAll(null, null, null);
              tellAll("", "", new IllegalStateException());
              tellAll("x".repeat(10_000_000), new byte[10_000_000], new Error());
              tellAll("hostile", new Hostile(), new Throwable(null, null, false, false) {});
            })
        .doesNotThrowAnyException();
  }

  @Test
  void valuesBeyondTheLimit_areNotKept() throws Exception {
    Event event = Faultline.event("many");
    for (int i = 0; i < 1_000_000; i++) {
      event.with("value", i);
    }
    Field data = Event.class.getDeclaredField("data");
    data.setAccessible(true);
    Object[] kept = (Object[]) data.get(event);
    assertThat(kept).hasSize(100).doesNotContainNull();
    assertThat(kept[99]).isEqualTo(49);
    Field leftOut = Event.class.getDeclaredField("leftOut");
    leftOut.setAccessible(true);
    assertThat(leftOut.get(event)).isEqualTo(999_950);
  }

  @Test
  void whatTheAgentLooksFor_isThere() throws Exception {
    assertThat(Event.class.getDeclaredField("name").getType()).isEqualTo(String.class);
    assertThat(Event.class.getDeclaredField("data").getType()).isEqualTo(Object[].class);
    assertThat(Event.class.getDeclaredField("size").getType()).isEqualTo(int.class);
    assertThat(Event.class.getDeclaredField("leftOut").getType()).isEqualTo(int.class);
    assertThat(Event.class.getDeclaredField("cause").getType()).isEqualTo(Throwable.class);
    Method fire = Event.class.getMethod("fire");
    assertThat(fire.getReturnType()).isEqualTo(void.class);
    assertThat(Faultline.class.getMethod("context", String.class, Object.class).getReturnType())
        .isEqualTo(void.class);
    assertThat(Faultline.class.getMethod("ignore", Throwable.class).getReturnType())
        .isEqualTo(void.class);
  }

  @Test
  void classes_areOfJava8AndNeedNothingElse() throws Exception {
    for (Class<?> type : Arrays.asList(Faultline.class, Event.class)) {
      try (InputStream in = type.getResourceAsStream(type.getSimpleName() + ".class")) {
        byte[] bytes = in.readAllBytes();
        assertThat(bytes[7]).isEqualTo((byte) 52);
        assertThat(new String(bytes, "ISO-8859-1")).doesNotContain("org/").doesNotContain("agent");
      }
    }
  }
}
