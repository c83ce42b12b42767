// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.Recorder;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes the log statements of the application, as the points in logging libraries report them.
 * Thread-safe; belongs to the calling thread.
 */
public final class ApplicationLog {

  /** Longer messages are cut; what is kept of all is bounded too. */
  private static final int LONGEST = 4_096;

  private final Capture capture;
  private final Recorder recorder;
  private volatile @Nullable Severity kept;
  private volatile boolean linksInContext;

  public ApplicationLog(Capture capture, Recorder recorder) {
    this.capture = capture;
    this.recorder = recorder;
  }

  /**
   * What is to stand at the end of a log line, so that it leads to the page of its event.
   *
   * @param template as the library has it
   * @param hasParameters whether the text will be another one
   * @return what is to be added to the text, {@link #address} included; {@code null} for nothing
   */
  public @Nullable String link(
      Severity severity,
      @Nullable String logger,
      @Nullable String template,
      boolean hasParameters,
      @Nullable Throwable thrown) {
    LogLinks links = capture.logLinks();
    if (!links.areWanted()
        || template == null
        || severity.compareTo(Severity.WARN) < 0
        || links.endsWithOne(template)) {
      return null;
    }
    Statement statement =
        new Statement(
            capture.now(),
            severity,
            logger == null ? "" : logger,
            hasParameters ? "" : cut(template),
            cut(template),
            null,
            null,
            null);
    Occurrences occurrences = capture.current().occurrencesOf(statement, thrown);
    return occurrences == null ? null : links.of(occurrences);
  }

  /** Where a link leads that {@link #link} gave. */
  public static String address(String link) {
    return LogLinks.address(link);
  }

  /** Whether lines are to have any. */
  public boolean wantsLinks() {
    return capture.logLinks().areWanted();
  }

  /**
   * Where links are to lead; {@code null} for none.
   *
   * @param inContext whether they are in the mapped diagnostic context, and not in the text
   */
  public void linksTo(@Nullable String collector, boolean inContext) {
    capture.logLinks().to(collector);
    linksInContext = inContext;
  }

  /** Whether links are in the mapped diagnostic context, and not in the text. */
  public boolean hasLinksInContext() {
    return linksInContext;
  }

  /** A library begins to handle a statement. What {@link #logged} wants. */
  public Long begin() {
    return capture.current().statements().written();
  }

  /**
   * A statement was logged. One that was passed on from library to library is taken once.
   *
   * @param begun what {@link #begin} gave; {@code null} where the library passes nothing on
   * @param time milliseconds since 1970-01-01 UTC
   * @param template with {@code {}} or {@code {0}} where parameters belong
   * @param parameters {@code null} for none
   * @param formatted the text, where the application has made it already; {@code null} to put the
   *     plain values of the parameters into the template, without a call of their {@code toString}
   * @param context the mapped diagnostic context; not copied
   */
  public void logged(
      @Nullable Object begun,
      long time,
      Severity severity,
      @Nullable String logger,
      @Nullable String template,
      @Nullable Object @Nullable [] parameters,
      @Nullable String formatted,
      @Nullable Throwable thrown,
      @Nullable Map<String, String> context) {
    LogLinks links = capture.logLinks();
    String own = links.without(template);
    String text = links.without(formatted);
    String message = text == null ? format(own, parameters) : text;
    Statement statement =
        new Statement(
            time,
            severity,
            logger == null ? "" : logger,
            cut(message),
            own == null ? null : cut(own),
            thrown == null ? null : thrown.getClass().getName(),
            thrown == null ? null : recorder.throwables().message(thrown),
            context);
    ThreadCapture thread = capture.current();
    if (begun instanceof Long && thread.statements().saidSince((Long) begun, statement)) {
      return;
    }
    thread.logged(statement, thrown);
  }

  /** From which level on statements are kept that the application's configuration drops. */
  public void keep(Severity least) {
    kept = least;
  }

  /** Whether a statement of that level is kept where the configuration drops it. */
  public boolean keeps(Severity severity) {
    Severity least = kept;
    return least != null && severity.compareTo(least) >= 0;
  }

  /**
   * A statement was made that the application's configuration may have dropped: then it is one of
   * the thread's, but no event.
   *
   * @param begun what {@link #begin} gave: what was logged since was not dropped
   */
  public void dropped(
      Long begun,
      Severity severity,
      @Nullable String logger,
      @Nullable String template,
      @Nullable Object @Nullable [] parameters,
      @Nullable Throwable thrown) {
    ThreadStatements statements = capture.current().statements();
    if (statements.written() == begun) {
      statements.add(
          new Statement(
              capture.now(),
              severity,
              logger == null ? "" : logger,
              cut(format(template, parameters)),
              template == null ? null : cut(template),
              thrown == null ? null : thrown.getClass().getName(),
              thrown == null ? null : recorder.throwables().message(thrown),
              null));
    }
  }

  /** A value in one line; see {@link Recorder#plainText}. */
  public String plainText(@Nullable Object value) {
    return recorder.plainText(value);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  private String format(@Nullable String template, @Nullable Object @Nullable [] parameters) {
    if (template == null) {
      return "";
    }
    if (parameters == null || parameters.length == 0 || template.indexOf('{') < 0) {
      return template;
    }
    StringBuilder text = new StringBuilder(template.length() + 32);
    int next = 0;
    int position = 0;
    while (position < template.length() && text.length() < LONGEST) {
      int open = template.indexOf('{', position);
      int close = open < 0 ? -1 : template.indexOf('}', open);
      if (close < 0 || close > open + 3) {
        int end = open < 0 ? template.length() : open + 1;
        text.append(template, position, end);
        position = end;
        continue;
      }
      text.append(template, position, open);
      int index = close == open + 1 ? next++ : index(template, open + 1, close);
      if (index >= 0 && index < parameters.length) {
        text.append(cut(recorder.plainText(parameters[index])));
      } else {
        text.append(template, open, close + 1);
      }
      position = close + 1;
    }
    return text.toString();
  }

  /** -1 for what is no number. */
  private static int index(String text, int start, int end) {
    int index = 0;
    for (int i = start; i < end; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      index = index * 10 + digit;
    }
    return index;
  }
}
