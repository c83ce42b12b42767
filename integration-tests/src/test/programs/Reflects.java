// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.io.ObjectStreamClass;
import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.TreeSet;
import java.util.function.Function;

/** Looks at itself and at its stack in all ways there are. */
class Reflects {

  @Retention(RetentionPolicy.RUNTIME)
  @interface Mark {
    String value() default "";
  }

  static class Base<T extends Comparable<T>> implements Serializable {
    @Mark("field")
    protected T value;

    @Mark("constructor")
    Base(@Mark("parameter") T value) {
      this.value = value;
    }

    @Mark
    synchronized T work(@Mark("a") T given, final int... more) throws IllegalStateException {
      try {
        if (more.length > 1) {
          throw new IllegalStateException("more than " + given);
        }
        Function<T, String> text = element -> element.toString() + more.length;
        return text.apply(given) == null ? null : given;
      } finally {
        value = given;
      }
    }
  }

  static class Derived extends Base<String> {
    Derived() {
      super("derived");
    }

    @Override
    String work(String given, int... more) {
      return super.work(given, more);
    }
  }

  public static void main(String[] args) throws Exception {
    for (Class<?> type : new Class<?>[] {Base.class, Derived.class, Reflects.class}) {
      describe(type);
    }
    System.out.println(ObjectStreamClass.lookup(Base.class).getSerialVersionUID());
    System.out.println(ObjectStreamClass.lookup(Derived.class).getSerialVersionUID());
    try {
      new Derived().work("x", 1, 2);
    } catch (IllegalStateException e) {
      e.printStackTrace(System.out);
      fail(e);
    }
    try {
      Reflects.class.getDeclaredMethod("walk").invoke(null);
    } catch (ReflectiveOperationException e) {
      print(e.getCause() == null ? e : e.getCause());
    }
  }

  private static void fail(Throwable cause) {
    try {
      throw new RuntimeException("wrapped", cause);
    } catch (RuntimeException e) {
      e.addSuppressed(new Exception("suppressed"));
      print(e);
      for (StackTraceElement element : Thread.currentThread().getStackTrace()) {
        System.out.println(element);
      }
    }
  }

  /** As far as the application is in it: what calls it differs from JDK to JDK. */
  private static void print(Throwable thrown) {
    for (Throwable t = thrown; t != null; t = t.getCause()) {
      System.out.println(t + " " + Arrays.toString(t.getSuppressed()));
      for (StackTraceElement element : t.getStackTrace()) {
        System.out.println("  " + element);
      }
    }
  }

  static void walk() throws Exception {
    Class<?> walkers = Class.forName("java.lang.StackWalker");
    Object walker = walkers.getMethod("getInstance").invoke(null);
    walkers
        .getMethod("forEach", java.util.function.Consumer.class)
        .invoke(walker, (java.util.function.Consumer<Object>) frame -> System.out.println("walked " + frame));
    throw new IllegalStateException("walked");
  }

  private static void describe(Class<?> type) {
    TreeSet<String> lines = new TreeSet<>();
    for (Method method : type.getDeclaredMethods()) {
      lines.add(method.toGenericString() + Arrays.toString(method.getAnnotations()) + method.isSynthetic());
      for (Parameter parameter : method.getParameters()) {
        lines.add(method.getName() + ": " + parameter + parameter.isNamePresent() + Arrays.toString(parameter.getAnnotations()));
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      lines.add(constructor.toGenericString() + Arrays.toString(constructor.getAnnotations()));
      lines.add(Arrays.deepToString(constructor.getParameterAnnotations()));
    }
    for (Field field : type.getDeclaredFields()) {
      lines.add(field.toGenericString() + Arrays.toString(field.getAnnotations()));
    }
    System.out.println(type.toGenericString() + type.getModifiers());
    lines.forEach(System.out::println);
  }
}
