// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.ConfigurationSources;
import dev.faultline.agent.core.delivery.AgentIdentity;
import dev.faultline.agent.core.delivery.AgentIds;
import dev.faultline.agent.core.delivery.AgentStatus;
import dev.faultline.agent.core.delivery.BoundedOutbox;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.environment.EnvironmentSampler;
import dev.faultline.agent.core.redact.Redactor;
import java.io.File;
import java.util.Map;
import java.util.Properties;

/** A transport that has nothing to send but that it is there. */
final class TestTransport {

  private TestTransport() {}

  static Transport start(String arguments, Timing timing) {
    Configuration configuration =
        Configuration.load(
            "service=checkout,token=secret-token," + arguments,
            new ConfigurationSources(new Properties(), Map.of(), null, new File("target")));
    if (!configuration.problems().isEmpty()) {
      throw new AssertionError(configuration.problems());
    }
    AgentIds ids = new AgentIds();
    Losses losses = new Losses();
    TransportSources sources =
        new TransportSources(
            AgentIdentity.of(configuration, "0.1.0", ids),
            ids,
            new BoundedOutbox(losses, Transport.WAKE_AT_BYTES),
            snapshot -> snapshot,
            counts -> {},
            new EnvironmentSampler(Redactor.builtIn(), "h"),
            () -> new AgentStatus(0, 0, 0),
            losses);
    return Transport.start(configuration, sources, timing, 1 << 20);
  }
}
