// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is wrong, the application runs as if nothing were there, and the agent's log says what
 * to do.
 */
class MisconfigurationIT {

  @TempDir Path folder;

  private Run expected;

  @BeforeEach
  void runWithoutAgent() throws Exception {
    expected = new AgentJvm(folder).withoutAgent().run("Talks");
    assertThat(expected.status()).isEqualTo(3);
  }

  private void assertUnchanged(Run run) {
    assertThat(run).isEqualTo(expected);
  }

  @Test
  void collectorAbsent() throws Exception {
    AgentJvm jvm = new AgentJvm(folder).collector("http://127.0.0.1:1", "token");
    assertUnchanged(jvm.run("Talks"));
    assertThat(jvm.agentLog()).contains("127.0.0.1:1");
  }

  @Test
  void wrongToken() throws Exception {
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    try {
      AgentJvm jvm =
          new AgentJvm(folder)
              .collector("http://127.0.0.1:" + server.getAddress().getPort(), "wrong")
              .setting("shutdown.flush", "10s");
      assertUnchanged(jvm.run("Talks"));
      assertThat(jvm.agentLog()).containsIgnoringCase("token");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void wrongUrl() throws Exception {
    AgentJvm jvm = new AgentJvm(folder).collector("collector without scheme", "token");
    assertUnchanged(jvm.run("Talks"));
    assertThat(jvm.agentLog()).contains("faultline.collector.url");
  }

  @Test
  void misspeltKey() throws Exception {
    AgentJvm jvm =
        new AgentJvm(folder).agentArguments("colector.url=http://127.0.0.1:1,token=t,service=s");
    assertUnchanged(jvm.run("Talks"));
    assertThat(jvm.agentLog()).contains("colector.url").contains("collector.url");
  }

  @Test
  void unreadableProperties() throws Exception {
    Path properties = Files.createDirectory(folder.resolve("agent.properties"));
    AgentJvm jvm =
        new AgentJvm(folder)
            .collector("http://127.0.0.1:1", "token")
            .setting("config", properties.toString());
    assertUnchanged(jvm.run("Talks"));
    // the folder's number may look like a card's, which the log does not show
    assertThat(jvm.agentLog()).contains("agent.properties is no file: correct faultline.config");
  }

  @Test
  void nothingConfigured() throws Exception {
    AgentJvm jvm = new AgentJvm(folder);
    assertUnchanged(jvm.run("Talks"));
    assertThat(jvm.agentLog()).contains("faultline.collector.url");
  }

  @Test
  void disabled() throws Exception {
    AgentJvm jvm = new AgentJvm(folder).setting("enabled", "false");
    assertUnchanged(jvm.run("Talks"));
    assertThat(jvm.agentLog()).isEmpty();
  }

  @Test
  void bytecodeThatIsNotVerified() throws Exception {
    String option = "-Xverify:none";
    expected = new AgentJvm(folder).withoutAgent().option(option).run("Talks");
    AgentJvm jvm = new AgentJvm(folder).collector("http://127.0.0.1:1", "token").option(option);
    assertUnchanged(jvm.run("Talks"));
    assertThat(jvm.agentLog()).contains("stays out", option, "faultline.preflight=false");
  }

  @Test
  void givenTwice() throws Exception {
    AgentJvm jvm =
        new AgentJvm(folder)
            .collector("http://127.0.0.1:1", "token")
            .option("-javaagent:" + Artifacts.agentJar());
    assertUnchanged(jvm.run("Talks"));
    assertThat(jvm.agentLog()).contains("given twice");
  }

  /** As in a container in which a variable brings the agent into every JVM. */
  @Test
  void toolOfTheJdk() throws Exception {
    Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
    Path log = folder.resolve("tool-log");
    Run run =
        Processes.run(
            folder,
            Map.of(
                "JAVA_TOOL_OPTIONS",
                "-javaagent:" + Artifacts.agentJar(),
                "FAULTLINE_COLLECTOR_URL",
                "http://127.0.0.1:1",
                "FAULTLINE_TOKEN",
                "token",
                "FAULTLINE_SERVICE",
                "it",
                "FAULTLINE_LOG_DIR",
                log.toString()),
            List.of(keytool.toString(), "-help"));
    assertThat(run.status()).isZero();
    assertThat(log).doesNotExist();
  }
}
