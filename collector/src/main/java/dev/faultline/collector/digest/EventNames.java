// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.model.EventKind;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of the names of events what differs from one occurrence to the next: whole numbers and
 * ids that stand for themselves, as in {@code GET /orders/17 503} and {@code
 * payment-4711-declined}. A number that is part of a word stays ({@code oauth2}, {@code
 * /v2/orders}), and so does the status of an answer.
 *
 * <p>Names are bounded when they come in, and no pattern nests a repetition.
 */
final class EventNames {

  private static final String ID = "{id}";
  private static final String BEGIN = "(?<![\\p{L}\\p{N}])";
  private static final String END = "(?![\\p{L}\\p{N}])";
  private static final Pattern UUID =
      Pattern.compile(BEGIN + "[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}" + END);
  private static final Pattern LONG =
      Pattern.compile(BEGIN + "(?=[A-Za-z]*\\d)([0-9a-fA-F]{12,}|[0-9A-Za-z]{20,})" + END);
  private static final Pattern NUMBER = Pattern.compile(BEGIN + "\\d+" + END);
  private static final Pattern STATUS = Pattern.compile(" \\d{3}$");

  static String normal(EventKind kind, String name) {
    Matcher status = STATUS.matcher(name);
    if (kind == EventKind.HTTP_ERROR && status.find()) {
      return withoutIds(name.substring(0, status.start())) + status.group();
    }
    return withoutIds(name);
  }

  private static String withoutIds(String name) {
    String normal = UUID.matcher(name).replaceAll(ID);
    normal = LONG.matcher(normal).replaceAll(ID);
    return NUMBER.matcher(normal).replaceAll(ID);
  }

  private EventNames() {}
}
