// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import dev.faultline.agent.core.redact.Redactor;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What does not change, or hardly: the JVM, the system, its properties and variables. Redacted. */
final class SystemDescription {

  private static final int ENTRIES = 500;
  private static final int LENGTH = 2_000;
  private static final int CHANGES = 100;
  private static final String TIME_ZONE = "default time zone";
  private static final String LOCALE = "default locale";

  private final Redactor redactor;
  private final String host;

  /** As it was when this was made, which is when the application's {@code main} starts. */
  private final Map<String, String> atStart;

  SystemDescription(Redactor redactor, String host) {
    this.redactor = redactor;
    this.host = host;
    atStart = changeable();
  }

  void describe(Map<String, Object> environment) {
    environment.put("jvm", describeJvm());
    environment.put("system", describeSystem());
    environment.put("properties", redacted(systemProperties()));
    environment.put("variables", redacted(System.getenv()));
    List<Object> changes = changes();
    if (!changes.isEmpty()) {
      environment.put("changed", changes);
    }
  }

  /** What can be changed while the JVM runs: the system properties, and the JVM's defaults. */
  private static Map<String, String> changeable() {
    Map<String, String> all = systemProperties();
    all.put(TIME_ZONE, TimeZone.getDefault().getID());
    all.put(LOCALE, Locale.getDefault().toLanguageTag());
    return all;
  }

  private List<Object> changes() {
    Map<String, String> now = changeable();
    TreeSet<String> names = new TreeSet<>(atStart.keySet());
    names.addAll(now.keySet());
    List<Object> changes = new ArrayList<>();
    for (String name : names) {
      String before = atStart.get(name);
      String after = now.get(name);
      if (!Objects.equals(before, after) && changes.size() < CHANGES) {
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("name", name);
        putKnown(change, "from", name, before);
        putKnown(change, "to", name, after);
        changes.add(change);
      }
    }
    return changes;
  }

  private void putKnown(
      Map<String, Object> change, String field, String name, @Nullable String value) {
    if (value != null) {
      change.put(field, redacted(name, value));
    }
  }

  private Map<String, Object> describeJvm() {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("version", System.getProperty("java.runtime.version", ""));
    description.put("vendor", System.getProperty("java.vm.vendor", ""));
    description.put("name", System.getProperty("java.vm.name", ""));
    List<String> flags = new ArrayList<>();
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      flags.add(redactedFlag(flag));
    }
    description.put("flags", flags);
    return description;
  }

  private Map<String, Object> describeSystem() {
    Map<String, Object> system = new LinkedHashMap<>();
    system.put("os", System.getProperty("os.name", ""));
    system.put("version", System.getProperty("os.version", ""));
    system.put("arch", System.getProperty("os.arch", ""));
    system.put("host", host);
    system.put("timeZone", TimeZone.getDefault().getID());
    system.put("locale", Locale.getDefault().toLanguageTag());
    system.put("encoding", Charset.defaultCharset().name());
    return system;
  }

  private String redactedFlag(String flag) {
    int equals = flag.indexOf('=');
    if (flag.startsWith("-D") && equals > 0) {
      String name = flag.substring(2, equals);
      return "-D" + name + '=' + redacted(name, flag.substring(equals + 1));
    }
    return redactor.redactText(flag, LENGTH);
  }

  private Map<String, String> redacted(Map<String, String> entries) {
    Map<String, String> redacted = new TreeMap<>();
    for (Map.Entry<String, String> entry : entries.entrySet()) {
      if (redacted.size() < ENTRIES) {
        redacted.put(entry.getKey(), redacted(entry.getKey(), entry.getValue()));
      }
    }
    return redacted;
  }

  private String redacted(String name, String value) {
    // PWD is where a shell is, unless it is no path: then it may be a password after all
    boolean directory =
        (name.equals("PWD") || name.equals("OLDPWD")) && (value.startsWith("/") || value.isEmpty());
    return !directory && !value.isEmpty() && redactor.redactsName(name)
        ? Redactor.REPLACEMENT
        : redactor.redactText(value, LENGTH);
  }

  private static Map<String, String> systemProperties() {
    Map<String, String> entries = new TreeMap<>();
    Properties properties = System.getProperties();
    for (String name : properties.stringPropertyNames()) {
      String value = properties.getProperty(name);
      if (value != null) {
        entries.put(name, value);
      }
    }
    return entries;
  }
}
