// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Environment;
import dev.faultline.collector.model.Environment.Change;
import dev.faultline.collector.model.Environment.Jvm;
import dev.faultline.collector.model.Environment.Memory;
import dev.faultline.collector.model.Environment.OperatingSystem;
import dev.faultline.collector.web.rootcause.EnvironmentView.Table;
import dev.faultline.collector.web.text.Amounts;
import dev.faultline.collector.web.text.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the tables of the environment section. */
final class EnvironmentTables {
  private static final String NOT_SENT = "The agent sent none.";
  private static final List<String> PAIR = List.of("Name", "Value");

  private EnvironmentTables() {}

  static List<Table> of(Environment environment) {
    return List.of(
        pools(environment.memory()),
        collectors(environment),
        system(environment.jvm(), environment.system()),
        flags(environment.jvm()),
        changes(environment.changed()),
        pairs("System properties", environment.properties()),
        pairs("Environment variables", environment.variables()));
  }

  private static Table pools(@Nullable Memory memory) {
    List<List<String>> rows =
        memory == null
            ? List.of()
            : memory.pools().stream()
                .map(
                    pool ->
                        List.of(
                            text(pool.name()),
                            Amounts.bytes(pool.used()),
                            Amounts.bytes(pool.committed()),
                            Amounts.bytes(pool.max())))
                .toList();
    return new Table(
        "Memory pools", List.of("Pool", "Used", "Committed", "Limit"), rows, NOT_SENT, true);
  }

  private static Table collectors(Environment environment) {
    List<List<String>> rows =
        environment.gc().stream()
            .map(gc -> List.of(text(gc.name()), count(gc.count()), millis(gc.millis())))
            .toList();
    return new Table(
        "Garbage collection since start",
        List.of("Collector", "Collections", "Time"),
        rows,
        NOT_SENT,
        true);
  }

  private static Table system(@Nullable Jvm jvm, @Nullable OperatingSystem system) {
    List<List<String>> rows = new ArrayList<>();
    if (jvm != null) {
      row("JVM", jvm.name(), rows);
      row("JVM version", jvm.version(), rows);
      row("JVM vendor", jvm.vendor(), rows);
    }
    if (system != null) {
      row("Operating system", system.os(), rows);
      row("System version", system.version(), rows);
      row("Architecture", system.arch(), rows);
      row("Host", system.host(), rows);
      row("Time zone", system.timeZone(), rows);
      row("Locale", system.locale(), rows);
      row("Encoding", system.encoding(), rows);
    }
    return new Table("System", PAIR, rows, NOT_SENT, true);
  }

  private static Table flags(@Nullable Jvm jvm) {
    List<List<String>> rows =
        jvm == null
            ? List.of()
            : jvm.flags().stream().map(flag -> List.of(Visible.line(flag))).toList();
    return new Table(
        "JVM flags", List.of("Flag"), rows, "The JVM was started without flags.", true);
  }

  private static Table changes(List<Change> changes) {
    List<List<String>> rows =
        changes.stream()
            .map(
                change ->
                    List.of(text(change.name()), orAbsent(change.from()), orAbsent(change.to())))
            .toList();
    return new Table(
        "Changed since start",
        List.of("Name", "At start", "Now"),
        rows,
        "Nothing that is known: system properties, time zone and locale are as they were.",
        true);
  }

  private static String orAbsent(@Nullable String value) {
    return value == null ? "not set" : Visible.line(value);
  }

  private static Table pairs(String title, Map<String, String> pairs) {
    List<List<String>> rows =
        pairs.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(pair -> List.of(Visible.line(pair.getKey()), text(pair.getValue())))
            .toList();
    return new Table(title, PAIR, rows, NOT_SENT, false);
  }

  private static void row(String name, @Nullable String value, List<List<String>> rows) {
    if (value != null) {
      rows.add(List.of(name, Visible.line(value)));
    }
  }

  private static String text(@Nullable String value) {
    return value == null ? "not known" : Visible.line(value);
  }

  private static String count(@Nullable Long count) {
    return count == null ? "not known" : Amounts.count(count);
  }

  private static String millis(@Nullable Long millis) {
    return millis == null ? "not known" : Amounts.duration(Duration.ofMillis(millis));
  }
}
