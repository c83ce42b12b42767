// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventQuery;
import dev.faultline.collector.model.EventState;
import dev.faultline.collector.model.Occurring;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameters of an event list; the page of the list takes the same ones. */
public final class EventParameters {

  private static final int MAX_TEXT = 500;

  /**
   * Reads them; those that are absent have their defaults.
   *
   * @throws ProblemException 400 with the parameter and what it must be
   */
  public static EventQuery query(Context context) {
    SearchWords words = SearchWords.of(text(context, "text"));
    if (words.problem() != null) {
      throw invalid("text", words.problem());
    }
    return new EventQuery(
        text(context, "service"),
        text(context, "environment"),
        words.and(kinds(context)),
        flag(context, "includeCaught"),
        words.or(oneOf(context, "state", EventState.class)),
        words.text(),
        words.at(
            new Occurring(
                time(context, "from"),
                time(context, "to"),
                text(context, "deployment"),
                text(context, "agent"))),
        sort(context),
        limit(context),
        text(context, "cursor"));
  }

  private static @Nullable String text(Context context, String name) {
    String value = context.queryParam(name);
    if (value == null || value.isEmpty()) {
      return null;
    }
    if (value.length() > MAX_TEXT) {
      throw invalid(name, "must have at most " + MAX_TEXT + " characters");
    }
    return value;
  }

  private static @Nullable Instant time(Context context, String name) {
    String value = text(context, name);
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw invalid(name, "must be a time like 2026-11-22T17:36:58Z");
    }
  }

  /** Repeated, or separated by commas. */
  private static Set<EventKind> kinds(Context context) {
    Set<EventKind> kinds = new LinkedHashSet<>();
    for (String parameter : context.queryParams("kind")) {
      for (String name : parameter.split(",", -1)) {
        if (!name.isBlank()) {
          kinds.add(constant("kind", name.strip(), EventKind.class));
        }
      }
    }
    return kinds;
  }

  private static EventQuery.Sort sort(Context context) {
    String value = text(context, "sort");
    if (value == null) {
      return EventQuery.Sort.LAST_SEEN;
    }
    return switch (value) {
      case "lastSeen" -> EventQuery.Sort.LAST_SEEN;
      case "firstSeen" -> EventQuery.Sort.FIRST_SEEN;
      case "count" -> EventQuery.Sort.COUNT;
      default -> throw invalid("sort", "must be lastSeen, firstSeen or count");
    };
  }

  private static int limit(Context context) {
    String value = text(context, "limit");
    if (value == null) {
      return EventQuery.DEFAULT_LIMIT;
    }
    if (!value.matches("[0-9]{1,4}")
        || Integer.parseInt(value) < 1
        || Integer.parseInt(value) > EventQuery.MAX_LIMIT) {
      throw invalid("limit", "must be 1 to " + EventQuery.MAX_LIMIT);
    }
    return Integer.parseInt(value);
  }

  private static boolean flag(Context context, String name) {
    String value = text(context, name);
    if (value == null || value.equals("false")) {
      return false;
    }
    if (!value.equals("true")) {
      throw invalid(name, "must be true or false");
    }
    return true;
  }

  private static <E extends Enum<E>> @Nullable E oneOf(
      Context context, String name, Class<E> type) {
    String value = text(context, name);
    return value == null ? null : constant(name, value, type);
  }

  private static <E extends Enum<E>> E constant(String name, String value, Class<E> type) {
    String upper = value.toUpperCase(Locale.ROOT);
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(upper))
        .findFirst()
        .orElseThrow(() -> invalid(name, "must be one of " + names(type)));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", "));
  }

  private static ProblemException invalid(String name, String problem) {
    return ProblemException.badRequest(name + ": " + problem);
  }

  private EventParameters() {}
}
