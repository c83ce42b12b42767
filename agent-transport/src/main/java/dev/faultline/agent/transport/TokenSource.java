// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.core.log.AgentLog;
import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * The token that requests carry. One in a file is read again while the collector rejects it, so
 * that it can be changed without a restart. For the sending thread.
 */
final class TokenSource {

  private static final int MAXIMUM_LENGTH = 4_096;

  private final String configured;
  private final String file;
  private String current = "";
  private String complaint = "";

  TokenSource(Configuration configuration) {
    configured = configuration.get(Settings.TOKEN);
    file = configuration.get(Settings.TOKEN_FILE);
    refresh();
  }

  /** Empty where there is none. */
  String current() {
    return current;
  }

  /**
   * Reads the file again.
   *
   * @return whether the token is another one now
   */
  boolean refresh() {
    String before = current;
    current = configured.isEmpty() && !file.isEmpty() ? read() : configured;
    return !current.equals(before) && !current.isEmpty();
  }

  /** How people know where it came from. */
  String origin() {
    return configured.isEmpty() ? file : Settings.TOKEN.key();
  }

  private String read() {
    byte[] bytes = new byte[MAXIMUM_LENGTH];
    try (FileInputStream in = new FileInputStream(new File(file))) {
      int length = Math.max(0, in.read(bytes));
      String token = new String(bytes, 0, length, StandardCharsets.UTF_8).trim();
      if (isHeaderText(token)) {
        complaint = "";
        return token;
      }
      complain(file + " holds no token: it must be one line of ASCII");
    } catch (IOException e) {
      complain(
          "The token can't be read from "
              + file
              + " ("
              + e.getMessage()
              + "): correct "
              + Settings.TOKEN_FILE.key()
              + ", or make the file readable for the application's user");
    }
    return "";
  }

  /** Once, until it is something else. */
  private void complain(String what) {
    if (!what.equals(complaint)) {
      complaint = what;
      AgentLog.error(what);
    }
  }

  private static boolean isHeaderText(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) <= ' ' || token.charAt(i) > '~') {
        return false;
      }
    }
    return !token.isEmpty();
  }
}
