// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import java.io.ByteArrayOutputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/**
 * What a JVM says of itself, read without management beans: those would initialise what the
 * application wants to initialise itself.
 */
public final class JvmFacts {

  private static final String[] VARIABLES = {
    "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"
  };
  private static final String COMMAND_LINE = "/proc/self/cmdline";
  private static final int MAXIMUM_LENGTH = 1 << 20;

  private final Properties properties;
  private final Map<String, String> environment;
  private final String commandLineFile;

  JvmFacts(Properties properties, Map<String, String> environment, String commandLineFile) {
    this.properties = properties;
    this.environment = environment;
    this.commandLineFile = commandLineFile;
  }

  /** Of this JVM. */
  public static JvmFacts ofThis() {
    return new JvmFacts(System.getProperties(), System.getenv(), COMMAND_LINE);
  }

  /** Empty where there is none. */
  String property(String name) {
    return properties.getProperty(name, "");
  }

  /**
   * Whether the JVM was given the option, as far as can be told: in the variables that it reads,
   * and on its command line where the system shows that.
   */
  boolean hasOption(String option) {
    for (String variable : VARIABLES) {
      String value = environment.get(variable);
      if (value != null && isAmong(option, value, ' ')) {
        return true;
      }
    }
    return isAmong(option, commandLine(), '\0');
  }

  private static boolean isAmong(String option, String options, char separator) {
    int at = options.indexOf(option);
    while (at >= 0) {
      int end = at + option.length();
      boolean starts = at == 0 || options.charAt(at - 1) == separator;
      if (starts && (end == options.length() || options.charAt(end) == separator)) {
        return true;
      }
      at = options.indexOf(option, at + 1);
    }
    return false;
  }

  private String commandLine() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[4_096];
    try (InputStream in = new FileInputStream(commandLineFile)) {
      int read = in.read(buffer);
      while (read >= 0 && bytes.size() < MAXIMUM_LENGTH) {
        bytes.write(buffer, 0, read);
        read = in.read(buffer);
      }
    } catch (IOException notShown) {
      return "";
    }
    return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
  }
}
