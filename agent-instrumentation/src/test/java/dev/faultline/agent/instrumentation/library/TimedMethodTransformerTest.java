// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.agent.core.capture.CaptureInThisJvm;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.config.TimedMethodNames;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimedMethodTransformerTest {

  /** Parameters of each type, in each kind of method. */
  public static class Subject {

    public String all(
        boolean a, byte b, char c, short d, int e, long f, float g, double h, String i, int[] j) {
      return "" + a + b + c + d + e + f + g + h + i + j.length;
    }

    public static long none() {
      return 1L << 40;
    }

    public synchronized double branches(double a, long b) {
      for (int i = 0; i < b; i++) {
        if (a > 100) {
          return a;
        }
        a = a * 2;
      }
      return -a;
    }

    public void fails(Object[] a) {
      throw new IllegalStateException(String.valueOf(a[0]));
    }

    private int untimed() {
      return 1;
    }
  }

  private final List<String> seen = new ArrayList<>();
  private final CaptureInThisJvm capture = CaptureInThisJvm.start();
  private final Object subject = subject();

  private static TimedMethodNames names(String... items) {
    return TimedMethodNames.parse(Arrays.asList(items));
  }

  private Object subject() {
    capture.points(
        new LibraryPoint() {
          @Override
          public @Nullable Object entered(
              @Nullable Object key,
              @Nullable Object given,
              @Nullable Object c,
              @Nullable Object d) {
            seen.add(key + Arrays.deepToString((Object[]) given));
            return key;
          }

          @Override
          public void left(
              @Nullable Object context, @Nullable Object result, @Nullable Throwable exception) {
            seen.add("left " + exception);
          }
        });
    try {
      String name = Subject.class.getName();
      byte[] bytes;
      try (InputStream in =
          Subject.class.getResourceAsStream("/" + name.replace('.', '/') + ".class")) {
        bytes = in.readAllBytes();
      }
      TimedMethodTransformer transformer =
          new TimedMethodTransformer(
              names(
                  name + ".all",
                  name + ".none",
                  name + ".branches",
                  name + ".fails",
                  name + ".<init>"),
              capture.timedMethods(),
              0,
              null);
      byte[] timed =
          transformer.transform(
              Subject.class.getClassLoader(), name.replace('.', '/'), null, null, bytes);
      return new ClassLoader(null) {
        Class<?> define() {
          return defineClass(name, timed, 0, timed.length);
        }
      }.define().getConstructor().newInstance();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private Object call(String method, Object... arguments) throws Exception {
    for (Method each : subject.getClass().getMethods()) {
      if (each.getName().equals(method)) {
        return each.invoke(subject, arguments);
      }
    }
    throw new AssertionError(method);
  }

  @Test
  void arguments_ofEachType_arePassedAndTheMethodDoesTheSame() throws Exception {
    Object result =
        call("all", true, (byte) 1, 'c', (short) 2, 3, 4L, 5f, 6.5, "i", new int[] {1, 2});
    assertThat(result).isEqualTo("true1c2345.06.5i2");
    assertThat(seen).hasSize(2);
    assertThat(seen.get(0)).endsWith("[true, 1, c, 2, 3, 4, 5.0, 6.5, i, [1, 2]]");
    assertThat(seen.get(1)).isEqualTo("left null");
  }

  @Test
  void staticMethods_andEachReturn_areTimed() throws Exception {
    assertThat(call("none")).isEqualTo(1L << 40);
    assertThat(call("branches", 3.0, 100L)).isEqualTo(192.0);
    assertThat(call("branches", 3.0, 2L)).isEqualTo(-12.0);
    assertThat(seen).hasSize(6).filteredOn(line -> line.equals("left null")).hasSize(3);
  }

  @Test
  void methodThatThrows_isLeftWithItsException() {
    assertThatThrownBy(() -> call("fails", (Object) new Object[] {"reason"}))
        .isInstanceOf(InvocationTargetException.class)
        .hasRootCauseMessage("reason");
    assertThat(seen.get(1)).isEqualTo("left java.lang.IllegalStateException: reason");
  }

  @Test
  void constructors_andClassesThatAreNotNamed_stayAsTheyAre() throws Exception {
    assertThat(seen).isEmpty();
    TimedMethodTransformer other =
        new TimedMethodTransformer(names("com.acme.Orders.place"), capture.timedMethods(), 0, null);
    byte[] bytes = {1, 2, 3};
    assertThat(other.transform(getClass().getClassLoader(), "com/acme/Stock", null, null, bytes))
        .isNull();
    // damaged
    assertThat(other.transform(getClass().getClassLoader(), "com/acme/Orders", null, null, bytes))
        .isNull();
  }
}
