// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Objects of the JDK that are shown as the text that people know them by. {@code toString} is
 * called on exact classes of the JDK only, and on none that takes a lock, looks something up or
 * grows without bound.
 */
final class Texts {

  private static final int MOST_BITS = 4096;

  private static final Set<String> BY_TO_STRING =
      new HashSet<>(
          Arrays.asList(
              "java.lang.Boolean",
              "java.lang.Byte",
              "java.lang.Character",
              "java.lang.Short",
              "java.lang.Integer",
              "java.lang.Long",
              "java.lang.Float",
              "java.lang.Double",
              "java.util.UUID",
              "java.util.Locale",
              "java.util.Currency",
              "java.util.OptionalInt",
              "java.util.OptionalLong",
              "java.util.OptionalDouble",
              "java.util.concurrent.atomic.AtomicBoolean",
              "java.util.concurrent.atomic.AtomicInteger",
              "java.util.concurrent.atomic.AtomicLong",
              "java.util.concurrent.atomic.LongAdder",
              "java.util.concurrent.atomic.DoubleAdder",
              "java.util.regex.Pattern",
              "java.net.URI",
              "java.net.Inet4Address",
              "java.net.Inet6Address",
              "java.net.InetSocketAddress",
              "sun.nio.fs.UnixPath",
              "sun.nio.fs.WindowsPath",
              "jdk.nio.zipfs.ZipPath",
              "com.sun.nio.zipfs.ZipPath",
              "jdk.internal.jrtfs.JrtPath",
              "java.time.chrono.HijrahDate",
              "java.time.chrono.JapaneseDate",
              "java.time.chrono.MinguoDate",
              "java.time.chrono.ThaiBuddhistDate",
              "java.time.temporal.ValueRange",
              "java.time.temporal.WeekFields",
              "java.time.Duration",
              "java.time.Instant",
              "java.time.LocalDate",
              "java.time.LocalDateTime",
              "java.time.LocalTime",
              "java.time.MonthDay",
              "java.time.OffsetDateTime",
              "java.time.OffsetTime",
              "java.time.Period",
              "java.time.Year",
              "java.time.YearMonth",
              "java.time.ZoneOffset",
              "java.time.ZoneRegion",
              "java.time.ZonedDateTime",
              "java.lang.reflect.Method",
              "java.lang.reflect.Field",
              "java.lang.reflect.Constructor",
              "java.lang.StackTraceElement",
              "java.lang.Module",
              "java.lang.invoke.MethodType"));

  private final TextsByField byField;
  private final LanguageTexts languages;

  Texts(JdkFields fields) {
    byField = new TextsByField(fields);
    languages = new LanguageTexts(fields);
  }

  /**
   * {@code null} for objects that are shown otherwise. May throw what a hostile field makes the JDK
   * throw; callers catch it.
   */
  @Nullable String of(Object object) {
    String text = ofJdk(object);
    text = text == null ? byField.of(object) : text;
    return text == null ? languages.of(object) : text;
  }

  /** Of keywords, symbols and the like, which languages have as keys of maps. */
  @Nullable String ofKey(Object object) {
    return languages.of(object);
  }

  /** Without those that are shown by their fields. */
  static @Nullable String ofJdk(Object object) {
    Class<?> type = object.getClass();
    if (object instanceof Enum) {
      return ((Enum<?>) object).name();
    }
    if (object instanceof Class) {
      return ((Class<?>) object).getName();
    }
    if (object instanceof Charset) {
      return ((Charset) object).name();
    }
    if (type == BigInteger.class) {
      int bits = ((BigInteger) object).bitLength();
      return bits > MOST_BITS ? "number of " + bits + " bits" : object.toString();
    }
    if (type == BigDecimal.class) {
      return ofDecimal((BigDecimal) object);
    }
    return BY_TO_STRING.contains(type.getName()) ? object.toString() : null;
  }

  private static String ofDecimal(BigDecimal number) {
    int digits = number.precision();
    return digits > MOST_BITS / 3 ? "number of " + digits + " digits" : number.toString();
  }
}
