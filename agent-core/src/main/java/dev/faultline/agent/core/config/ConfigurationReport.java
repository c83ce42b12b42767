// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

/** Every setting with its value and where it came from, for people. Secrets are masked. */
public final class ConfigurationReport {

  private final Configuration configuration;

  public ConfigurationReport(Configuration configuration) {
    this.configuration = configuration;
  }

  /** A line for each setting, in columns, then the problems. */
  public String render() {
    int keys = 0;
    int values = 0;
    for (Setting<?> setting : Settings.all()) {
      keys = Math.max(keys, setting.key().length());
      values = Math.max(values, Math.min(60, configuration.show(setting).length()));
    }
    StringBuilder text = new StringBuilder(4_096);
    for (Setting<?> setting : Settings.all()) {
      pad(text, setting.key(), keys);
      pad(text, configuration.show(setting), values);
      text.append(configuration.origin(setting)).append('\n');
    }
    for (String problem : configuration.problems()) {
      text.append("problem: ").append(problem).append('\n');
    }
    return text.toString();
  }

  private static void pad(StringBuilder text, String cell, int width) {
    text.append(cell);
    for (int i = cell.length(); i < width + 2; i++) {
      text.append(' ');
    }
  }
}
