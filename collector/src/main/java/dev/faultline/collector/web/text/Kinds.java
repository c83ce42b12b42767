// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.LogTemplate;

/** What kinds of event are called on pages, and what they mean. */
public final class Kinds {
  private Kinds() {}

  public static String name(EventKind kind) {
    return switch (kind) {
      case UNCAUGHT -> "Uncaught";
      case CAUGHT -> "Caught";
      case SWALLOWED -> "Swallowed";
      case LOGGED_ERROR -> "Logged error";
      case LOGGED_WARNING -> "Logged warning";
      case HTTP_ERROR -> "HTTP error";
      case SLOW -> "Slow";
      case CUSTOM -> "Custom";
    };
  }

  public static String meaning(EventKind kind) {
    return switch (kind) {
      case UNCAUGHT ->
          "The exception left application code: a thread died of it, or a framework caught it.";
      case CAUGHT -> "Application code caught the exception and did something about it.";
      case SWALLOWED -> "Application code caught the exception and ignored it.";
      case LOGGED_ERROR -> "Application code logged it as an error.";
      case LOGGED_WARNING -> "Application code logged it as a warning.";
      case HTTP_ERROR -> "A request was answered with an error status.";
      case SLOW -> "It took longer than its threshold.";
      case CUSTOM -> "The application reported it through the API.";
    };
  }

  /** Style class: how much it should alarm. */
  public static String look(EventKind kind) {
    return switch (kind) {
      case UNCAUGHT, LOGGED_ERROR, HTTP_ERROR -> "error";
      case SWALLOWED, LOGGED_WARNING, SLOW -> "warning";
      case CAUGHT, CUSTOM -> "plain";
    };
  }

  /**
   * What an event is called where there is one line for it: its name, else its outermost type, else
   * its log statement, else who logged it, else where it is, else its kind.
   */
  public static TypeName title(Event event) {
    if (event.name() != null) {
      return new TypeName(Visible.line(event.name()), "");
    }
    String type = event.type();
    if (type != null) {
      return TypeName.of(type);
    }
    LogTemplate template = event.template();
    if (template != null && template.message() != null) {
      return new TypeName(Visible.line(template.message()), "");
    }
    if (template != null && template.logger() != null) {
      return TypeName.of(template.logger());
    }
    CodeLocation location = event.location();
    return location == null ? new TypeName(name(event.kind()), "") : member(location);
  }

  /** What the application did at a {@code statement} of an event, which is no exception. */
  public static String statement(Event event) {
    return switch (event.kind()) {
      case HTTP_ERROR -> isOutgoing(event) ? "Called" : "Answered";
      case CUSTOM -> "Reported";
      case SLOW -> "Slow";
      case UNCAUGHT, CAUGHT, SWALLOWED, LOGGED_ERROR, LOGGED_WARNING -> "Logged";
    };
  }

  /** Its name then has the other's address, and not a route of the application. */
  private static boolean isOutgoing(Event event) {
    return event.name() != null && event.name().contains("://");
  }

  private static TypeName member(CodeLocation location) {
    TypeName owner = TypeName.of(location.className());
    return new TypeName(owner.simple() + "." + Visible.line(location.method()), owner.qualifier());
  }
}
