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

/** A transport with what it sends from; counts there are none. */
final class TestTransport implements AutoCloseable {

  final Losses losses = new Losses();
  final BoundedOutbox outbox = new BoundedOutbox(losses, Transport.WAKE_AT_BYTES);
  final Transport transport;

  /**
   * @param arguments beside the service and the token
   */
  TestTransport(String arguments, Timing timing) {
    Configuration configuration =
        Configuration.load(
            "service=checkout,token=secret-token," + arguments,
            new ConfigurationSources(new Properties(), Map.of(), null, new File("target")));
    if (!configuration.problems().isEmpty()) {
      throw new AssertionError(configuration.problems());
    }
    AgentIds ids = new AgentIds();
    TransportSources sources =
        new TransportSources(
            AgentIdentity.of(configuration, "0.1.0", ids),
            ids,
            outbox,
            snapshot -> snapshot,
            counts -> {},
            new EnvironmentSampler(Redactor.builtIn(), "h"),
            () -> new AgentStatus(0, 0, 0, "on", 0, new long[7]),
            losses,
            instructions -> {});
    transport = Transport.start(configuration, sources, timing, 1 << 20);
  }

  @Override
  public void close() {
    transport.close(0);
  }
}
