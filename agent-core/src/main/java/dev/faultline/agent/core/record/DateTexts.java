// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Date;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** The dates of {@code java.util} and {@code java.sql}. */
final class DateTexts {

  private final JdkFields fields;

  DateTexts(JdkFields fields) {
    this.fields = fields;
  }

  /**
   * @param level a class of the object
   * @return {@link TextsByField#NONE} where the class is none of these, {@code null} where the
   *     object is better shown by its fields
   */
  @Nullable String of(Object object, Class<?> level) {
    switch (level.getName()) {
      case "java.util.Date":
        return instant(object, level);
      case "java.sql.Date":
      case "java.sql.Time":
      case "java.sql.Timestamp":
        return local(object, level);
      case "java.util.Calendar":
        return calendar(object, level);
      default:
        return TextsByField.NONE;
    }
  }

  /** A date normalises itself when it is asked: a copy is, where it is no subclass. */
  private String instant(Object object, Class<?> level) {
    long millis =
        object.getClass() == Date.class
            ? ((Date) ((Date) object).clone()).getTime()
            : fields.getLong(object, level, "fastTime");
    return text(millis);
  }

  private static String text(long millis) {
    try {
      return Instant.ofEpochMilli(millis).toString();
    } catch (DateTimeException beyond) {
      return millis + " ms since 1970";
    }
  }

  private @Nullable String local(Object object, Class<?> level) {
    return object.getClass() == level
        ? ((Date) object).clone().toString()
        : instant(object, Date.class);
  }

  private String calendar(Object object, Class<?> level) {
    Object zone = fields.get(object, level, "zone");
    Object id = zone == null ? null : fields.get(zone, TimeZone.class, "ID");
    String suffix = id == null ? "" : " (" + id + ")";
    if (fields.getBoolean(object, level, "isTimeSet")) {
      return text(fields.getLong(object, level, "time")) + suffix;
    }
    int[] parts = (int[]) fields.get(object, level, "fields");
    return parts == null || parts.length < 14
        ? "not computed" + suffix
        : parts[1]
            + "-"
            + two(parts[2] + 1)
            + "-"
            + two(parts[5])
            + " "
            + two(parts[11])
            + ":"
            + two(parts[12])
            + ":"
            + two(parts[13])
            + suffix;
  }

  private static String two(int number) {
    return number < 10 && number >= 0 ? "0" + number : Integer.toString(number);
  }
}
