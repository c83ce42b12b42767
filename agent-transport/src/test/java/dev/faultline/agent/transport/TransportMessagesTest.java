// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.ConfigurationSources;
import dev.faultline.agent.core.delivery.AgentIdentity;
import dev.faultline.agent.core.delivery.AgentIds;
import dev.faultline.agent.core.delivery.AgentStatus;
import dev.faultline.agent.core.delivery.BoundedOutbox;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.environment.EnvironmentSampler;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.log.LogOutput;
import dev.faultline.agent.core.redact.Redactor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a user reads in the agent's log when something is wrong with the way to the collector. */
@Timeout(60)
@Isolated
class TransportMessagesTest {

  @TempDir Path directory;

  private final Timing timing = new Timing();
  private LogOutput log;

  @BeforeEach
  void open() {
    timing.batch = 20;
    timing.rejected = 50;
    timing.backOffStart = 20;
    timing.backOffMaximum = 50;
    // what other tests left
    AgentLog.open(new LogOutput(directory.resolve("others").toString(), false), "off");
    AgentLog.flush();
    log = new LogOutput(directory.toString(), false);
    AgentLog.open(log, "info");
  }

  @AfterEach
  void close() {
    AgentLog.open(new LogOutput(directory.toString(), false), "off");
  }

  @Test
  void absentCollector_isNamedOnceAndItsReturnToo() throws IOException {
    int port;
    try (FakeCollector gone = new FakeCollector()) {
      port = gone.port();
    }
    Transport transport = start("http://127.0.0.1:" + port, "token=secret-token");
    waitForLog("tried again");
    try (FakeCollector back = new FakeCollector(port)) {
      waitForLog("Connected to");
    }
    waitForLog("can't be reached");
    transport.close(0);

    assertThat(text())
        .containsSubsequence(
            "WARN [faultline-sender] http://127.0.0.1:"
                + port
                + " can't be reached (ConnectException",
            "tried again, at most a minute apart",
            "INFO [faultline-sender] Connected to http://127.0.0.1:" + port);
    assertThat(text().lines().filter(line -> line.contains("can't be reached"))).hasSizeLessThan(3);
  }

  @Test
  void wrongToken_isNamedWithWhatToDo() throws IOException {
    try (FakeCollector collector = new FakeCollector()) {
      Transport transport = start(collector.url(), "token=wrong-one");
      waitForLog("answers 401");
      transport.close(0);

      assertThat(text())
          .contains(
              "ERROR [faultline-sender] "
                  + collector.url()
                  + " answers 401 (why): nothing is sent until the token is a valid one; make one"
                  + " in the collector's settings and set faultline.token.")
          .doesNotContain("wrong-one");
    }
  }

  @Test
  void wrongUrl_isNamedWithWhatToDo() throws IOException {
    try (FakeCollector collector = new FakeCollector()) {
      collector.reactTo(FakeCollector.body(404, "<html>nginx</html>"));
      Transport transport = start(collector.url(), "token=secret-token");
      waitForLog("answers 404");
      transport.close(0);

      assertThat(text())
          .contains(
              collector.url()
                  + " answers 404: nothing is sent until faultline.collector.url is the"
                  + " collector's.");
    }
  }

  @Test
  void tokenFileThatIsMissing_isNamed() throws IOException {
    try (FakeCollector collector = new FakeCollector()) {
      Transport transport = start(collector.url(), "token.file=/no/such/token");
      waitForLog("/no/such/token");
      transport.close(0);

      assertThat(text())
          .contains("The token can't be read from /no/such/token", "faultline.token.file");
    }
  }

  private Transport start(String url, String more) {
    Configuration configuration =
        Configuration.load(
            "collector.url=" + url + ",service=s," + more,
            new ConfigurationSources(new Properties(), Map.of(), null, new File("target")));
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
            () -> new AgentStatus(0, 0, 0, "on", 0, new long[7]),
            losses,
            instructions -> {});
    return Transport.start(configuration, sources, timing, 1 << 20);
  }

  private void waitForLog(String text) throws IOException {
    long until = System.nanoTime() + 10_000_000_000L;
    while (!text().contains(text)) {
      assertThat(System.nanoTime()).as(text()).isLessThan(until);
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private String text() throws IOException {
    AgentLog.flush();
    File file = log.currentFile();
    return file == null ? "" : Files.readString(Objects.requireNonNull(file).toPath());
  }
}
