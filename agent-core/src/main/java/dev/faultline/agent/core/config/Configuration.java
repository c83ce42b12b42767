// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The value of every setting and where it came from. Immutable, so safe for all threads.
 *
 * <p>Loading never throws: what is wrong becomes a line in {@link #problems()}, and the value is
 * the one that the next source has.
 */
public final class Configuration {

  private final Map<Setting<?>, Entry> entries;
  private final List<String> problems;
  private final List<String> notes;

  Configuration(Map<Setting<?>, Entry> entries, List<String> problems, List<String> notes) {
    this.notes = Collections.unmodifiableList(notes);
    this.entries = entries;
    this.problems = Collections.unmodifiableList(problems);
  }

  /**
   * @param agentArguments what stands behind {@code -javaagent:faultline-agent.jar=}; empty or
   *     {@code null} where nothing does
   */
  public static Configuration load(@Nullable String agentArguments, ConfigurationSources sources) {
    return new ConfigurationLoader(agentArguments == null ? "" : agentArguments, sources).load();
  }

  /** The value; its default where no source has one. */
  @SuppressWarnings("unchecked")
  public <T> T get(Setting<T> setting) {
    Entry entry = entries.get(setting);
    return entry == null ? setting.defaultValue() : (T) entry.value;
  }

  /** {@link #get} for limits, which all fit. */
  public int number(Setting<Long> setting) {
    return get(setting).intValue();
  }

  /** Whether a source has a value, be it the same as the default. */
  public boolean isSet(Setting<?> setting) {
    return entries.containsKey(setting);
  }

  /** In words: {@code system property}, {@code /srv/agent.properties line 3}, {@code default}. */
  public String origin(Setting<?> setting) {
    Entry entry = entries.get(setting);
    return entry == null ? "default" : entry.origin;
  }

  /** Whether everything that is required is there. Without it the agent can't send anything. */
  public boolean complete() {
    return isSet(Settings.COLLECTOR_URL)
        && isSet(Settings.SERVICE)
        && (isSet(Settings.TOKEN) || isSet(Settings.TOKEN_FILE));
  }

  /** One line for each: what is wrong, where it came from, what to do. */
  public List<String> problems() {
    return problems;
  }

  /** One line for each: what is there and does nothing, and is no mistake. */
  public List<String> notes() {
    return notes;
  }

  /** The value as people may see it: secrets are masked. */
  String show(Setting<?> setting) {
    Entry entry = entries.get(setting);
    return entry == null ? setting.defaultText() : setting.show(entry.value);
  }

  /** A value that a source had. */
  static final class Entry {

    private final Object value;
    private final String origin;

    Entry(Object value, String origin) {
      this.value = value;
      this.origin = origin;
    }

    Object value() {
      return value;
    }

    String origin() {
      return origin;
    }
  }
}
