// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Setting;
import java.io.IOException;

/** A secret that a setting holds, or a file that another one names. Never shown. */
final class SecretSource {

  private final String configured;
  private final String file;
  private final String fileSetting;

  SecretSource(Configuration configuration, Setting<String> setting, Setting<String> fileSetting) {
    configured = configuration.get(setting);
    file = configuration.get(fileSetting);
    this.fileSetting = fileSetting.key();
  }

  /** Empty where there is none. A file is read each time, so that a new secret takes effect. */
  String read() throws IOException {
    if (!configured.isEmpty() || file.isEmpty()) {
      return configured;
    }
    try {
      return SecretFile.text(file);
    } catch (IOException e) {
      throw new SetupException(
          fileSetting + " (" + file + ") can't be used: " + SetupException.shortReason(e), e);
    }
  }
}
