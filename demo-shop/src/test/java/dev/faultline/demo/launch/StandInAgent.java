// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * An agent that says one word to the {@link StandInCollector}, with what it was configured with.
 */
public final class StandInAgent {
  private StandInAgent() {}

  public static void premain(String arguments) throws IOException {
    URI collector = URI.create(System.getProperty("faultline.collector.url"));
    HttpURLConnection connection =
        (HttpURLConnection) collector.resolve("/spoke").toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + System.getenv("FAULTLINE_TOKEN"));
    if (connection.getResponseCode() != 200) {
      throw new IOException("refused");
    }
  }
}
