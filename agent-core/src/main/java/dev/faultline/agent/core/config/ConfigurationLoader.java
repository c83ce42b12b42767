// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import dev.faultline.agent.core.config.Configuration.Entry;
import java.io.File;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Reads all sources, the strongest first: what has a value already is not asked again. Used once,
 * by one thread.
 */
final class ConfigurationLoader {

  private static final String FILE_NAME = "agent.properties";

  private final String agentArguments;
  private final ConfigurationSources sources;
  private final Map<Setting<?>, Entry> entries = new IdentityHashMap<>();
  private final List<Setting<?>> refused = new ArrayList<>(0);
  private final List<String> problems = new ArrayList<>();
  private final List<String> notes = new ArrayList<>(0);

  ConfigurationLoader(String agentArguments, ConfigurationSources sources) {
    this.agentArguments = agentArguments;
    this.sources = sources;
  }

  Configuration load() {
    try {
      readArguments();
      readSystemProperties();
      readEnvironment();
      readFile();
      nameWhatIsMissing();
    } catch (RuntimeException e) {
      problems.add(
          "The configuration was read only in part ("
              + e
              + "): this is a fault of the agent,"
              + " please report it");
    }
    return new Configuration(entries, problems, notes);
  }

  private void readArguments() {
    String origin = "agent argument";
    Setting<?> list = null;
    StringBuilder items = new StringBuilder();
    for (String part : AgentArguments.parts(agentArguments)) {
      int equals = part.indexOf('=');
      Setting<?> setting = find(equals < 0 ? part : part.substring(0, equals).trim());
      if (equals < 0 && list != null && setting == null) {
        items.append(',').append(part);
        continue;
      }
      finishList(list, items, origin);
      list = null;
      if (setting == null) {
        unknown(equals < 0 ? part : part.substring(0, equals), origin);
      } else if (equals >= 0 && isList(setting)) {
        list = setting;
        items.append(part, equals + 1, part.length());
      } else if (equals >= 0) {
        offer(setting, part.substring(equals + 1), origin, setting.key());
      } else if (setting.type() == SettingType.FLAG) {
        offer(setting, "true", origin, setting.key());
      } else {
        problems.add(
            setting.key() + " (" + origin + ") has no value: write " + setting.key() + "=VALUE");
      }
    }
    finishList(list, items, origin);
  }

  /** {@code app.packages=com.acme,org.shop,service=checkout}: the list ends at the next key. */
  private void finishList(@Nullable Setting<?> list, StringBuilder items, String origin) {
    if (list != null) {
      offer(list, items.toString(), origin, list.key());
      items.setLength(0);
    }
  }

  private static boolean isList(Setting<?> setting) {
    return setting.type() == SettingType.LIST;
  }

  private void readSystemProperties() {
    Properties properties = sources.systemProperties();
    for (Setting<?> setting : Settings.all()) {
      String value = properties.getProperty(setting.key());
      if (value != null) {
        String text = value.isEmpty() && setting.type() == SettingType.FLAG ? "true" : value;
        offer(setting, text, "system property", setting.key());
      }
    }
    for (String key : properties.stringPropertyNames()) {
      if (key.startsWith("harness.etagent.")) {
        offerProperty(key, properties.getProperty(key));
      }
      if (key.startsWith(Setting.PREFIX) && find(key) == null) {
        unknown(key, "system property");
      }
    }
  }

  /** Of Harness Error Tracking. */
  private void offerProperty(String key, String value) {
    for (Setting<?> setting : Settings.all()) {
      String alias = setting.alias();
      if (alias != null && HarnessNames.property(alias).equals(key)) {
        offer(setting, value, "system property " + key, key);
        return;
      }
    }
    withoutEquivalent(key, "system property");
  }

  private void withoutEquivalent(String name, String origin) {
    notes.add(name + " (" + origin + ") has no equivalent here and is passed over");
  }

  private void readEnvironment() {
    Map<String, String> environment = sources.environment();
    for (Setting<?> setting : Settings.all()) {
      offerVariable(setting, setting.environmentName());
    }
    for (Setting<?> setting : Settings.all()) {
      if (setting.alias() != null) {
        offerVariable(setting, setting.alias());
      }
    }
    for (String name : environment.keySet()) {
      if (name.startsWith("ET_") && HarnessNames.isWithoutEquivalent(name)) {
        withoutEquivalent(name, "environment variable");
      }
      if (name.startsWith("FAULTLINE_") && !isSetByOthers(name) && findVariable(name) == null) {
        unknown(name, "environment variable");
      }
    }
  }

  private void offerVariable(Setting<?> setting, String name) {
    String value = sources.environment().get(name);
    if (value != null) {
      offer(setting, value, "environment variable " + name, name);
    }
  }

  /**
   * Kubernetes gives every container variables for each service: one that is called faultline or
   * faultline-collector makes FAULTLINE_SERVICE_HOST, FAULTLINE_PORT_8787_TCP_ADDR and their like.
   * The collector's own variables may be there where both run from one shell.
   */
  private static boolean isSetByOthers(String name) {
    return name.endsWith("_SERVICE_HOST")
        || name.contains("_SERVICE_PORT")
        || name.endsWith("_PORT")
        || name.contains("_PORT_")
        || name.equals("FAULTLINE_BOOTSTRAP_TOKEN");
  }

  private void readFile() {
    File file = file();
    if (file == null) {
      return;
    }
    for (PropertiesFile.Line line : PropertiesFile.read(file, problems)) {
      String origin = file + " line " + line.number();
      Setting<?> setting = find(line.key());
      if (setting == null) {
        unknown(line.key(), origin);
      } else {
        offer(setting, line.value(), origin, setting.key());
      }
    }
  }

  private @Nullable File file() {
    Entry named = entries.get(Settings.CONFIG);
    if (named != null) {
      File file = new File(named.value().toString());
      if (file.isFile()) {
        return file;
      }
      problems.add(
          file.getAbsolutePath()
              + (file.exists() ? " is no file" : " does not exist")
              + ": correct "
              + Settings.CONFIG.key()
              + " ("
              + named.origin()
              + ")");
      return null;
    }
    File besideJar = new File(sources.jarDirectory(), FILE_NAME);
    if (sources.jarDirectory() != null && besideJar.isFile()) {
      return besideJar;
    }
    File here = new File(sources.workingDirectory(), FILE_NAME);
    return here.isFile() ? here : null;
  }

  /**
   * @param name how the source calls the setting
   */
  private void offer(Setting<?> setting, String text, String origin, String name) {
    String trimmed = text.trim();
    if (trimmed.isEmpty() || entries.containsKey(setting)) {
      return;
    }
    try {
      entries.put(setting, new Entry(setting.parse(trimmed), origin));
    } catch (IllegalArgumentException e) {
      refused.add(setting);
      problems.add(
          name
              + setting.showRefused(trimmed)
              + " ("
              + (origin.endsWith(name)
                  ? origin.substring(0, origin.length() - name.length() - 1)
                  : origin)
              + ")"
              + " "
              + e.getMessage()
              + ": expected "
              + setting.expected());
    }
  }

  private void unknown(String name, String origin) {
    String nearest = NearestName.among(Settings.all(), name);
    problems.add(
        name
            + " ("
            + origin
            + ") is no setting"
            + (nearest == null
                ? ": docs/configuration.md lists all"
                : ": did you mean " + nearest + "?"));
  }

  private void nameWhatIsMissing() {
    for (Setting<?> setting : Settings.all()) {
      boolean inFile = setting == Settings.TOKEN && entries.containsKey(Settings.TOKEN_FILE);
      boolean there = inFile || entries.containsKey(setting) || refused.contains(setting);
      if (setting.required() && !there) {
        problems.add(
            setting.key()
                + " is missing, so nothing is recorded: set -D"
                + setting.key()
                + "=… or the environment variable "
                + setting.environmentName());
      }
    }
  }

  /** By its key, with or without the prefix. */
  private static @Nullable Setting<?> find(String name) {
    String key = name.startsWith(Setting.PREFIX) ? name : Setting.PREFIX + name;
    for (Setting<?> setting : Settings.all()) {
      if (setting.key().equals(key)) {
        return setting;
      }
    }
    return null;
  }

  private static @Nullable Setting<?> findVariable(String name) {
    return find(name.toLowerCase(Locale.ROOT).replace('_', '.'));
  }
}
