// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.io.File;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where values may come from, beside the agent's arguments. */
public final class ConfigurationSources {

  private final Properties systemProperties;
  private final Map<String, String> environment;
  private final @Nullable File jarDirectory;
  private final File workingDirectory;

  /**
   * @param jarDirectory the directory that the agent jar is in; {@code null} where unknown
   */
  public ConfigurationSources(
      Properties systemProperties,
      Map<String, String> environment,
      @Nullable File jarDirectory,
      File workingDirectory) {
    this.systemProperties = systemProperties;
    this.environment = environment;
    this.jarDirectory = jarDirectory;
    this.workingDirectory = workingDirectory;
  }

  /** Those of this process. */
  public static ConfigurationSources ofProcess(@Nullable File jarDirectory) {
    return new ConfigurationSources(
        System.getProperties(), System.getenv(), jarDirectory, new File("").getAbsoluteFile());
  }

  Properties systemProperties() {
    return systemProperties;
  }

  Map<String, String> environment() {
    return environment;
  }

  @Nullable File jarDirectory() {
    return jarDirectory;
  }

  File workingDirectory() {
    return workingDirectory;
  }
}
