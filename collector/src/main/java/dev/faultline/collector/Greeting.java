// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import dev.faultline.collector.http.Links;
import java.io.PrintStream;

/** What is printed at start: where the collector listens, and how to get in. */
final class Greeting {

  static void print(Collector collector, PrintStream out) {
    out.println("Faultline collector " + Version.OF_THIS + " listens on " + collector.address());
    out.println(
        "Sign in, once, within an hour: "
            + collector.address()
            + Links.SIGN_IN
            + "/"
            + collector.signInKey());
    String agentToken = collector.firstAgentToken();
    if (agentToken != null) {
      out.println();
      out.println(
          "A token for agents was made. It is shown only now; start your application with:");
      out.println(
          "  java -javaagent:faultline-agent.jar=faultline.collector.url="
              + collector.address()
              + ",faultline.token="
              + agentToken
              + ",faultline.service=my-service -jar my-application.jar");
    }
    out.flush();
  }

  private Greeting() {}
}
