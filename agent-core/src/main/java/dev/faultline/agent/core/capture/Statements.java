// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.LogTemplate;
import dev.faultline.agent.core.model.Statement;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.site.StatementSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The log events of this JVM, by place and template. Thread-safe. */
final class Statements {

  /** Kinds of statement that are told apart by their text, against texts that are never alike. */
  private static final int MOST_WITH_TEXT = 2_000;

  /** Kinds of statement at all. */
  private static final int MOST = 4_000;

  private static final int MOST_TYPES = 8;

  private final Capture capture;
  private final Recorder recorder;
  private final ConcurrentHashMap<StatementTally.Key, StatementTally> tallies =
      new ConcurrentHashMap<>();

  Statements(Capture capture, Recorder recorder) {
    this.capture = capture;
    this.recorder = recorder;
  }

  /** {@code null} where there are too many already. */
  @Nullable StatementTally tally(
      Statement statement, @Nullable Throwable thrown, @Nullable StatementSite site, int number) {
    boolean withText = tallies.size() < MOST_WITH_TEXT;
    String text = withText ? text(statement, site) : null;
    LogTemplate template = new LogTemplate(statement.severity(), statement.logger(), text);
    String type = thrown == null ? null : thrown.getClass().getName();
    StatementTally.Key key = new StatementTally.Key(number, template, type);
    StatementTally found = tallies.get(key);
    if (found != null || tallies.size() >= MOST) {
      return found;
    }
    StatementTally added = new StatementTally(clean(template), site, types(thrown));
    StatementTally other = tallies.putIfAbsent(key, added);
    return other == null ? added : other;
  }

  /** What all texts of a statement have in common; {@code null} where only its place says it. */
  private static @Nullable String text(Statement statement, @Nullable StatementSite site) {
    String template = statement.template();
    if (template == null) {
      return null;
    }
    if (site != null) {
      return site.isConstant(template) ? template : null;
    }
    return template.equals(statement.message()) ? PlainText.withoutValues(template) : template;
  }

  /** As it may leave the JVM. */
  private LogTemplate clean(LogTemplate template) {
    String text = template.message();
    return new LogTemplate(
        template.severity(),
        Messages.name(template.logger(), recorder),
        text == null ? null : Messages.clean(text, recorder));
  }

  private List<String> types(@Nullable Throwable thrown) {
    List<String> types = new ArrayList<>(1);
    for (Throwable t = thrown;
        t != null && types.size() < MOST_TYPES;
        t = capture.throwables().cause(t)) {
      types.add(t.getClass().getName());
    }
    return types;
  }

  Collection<StatementTally> tallies() {
    return tallies.values();
  }
}
