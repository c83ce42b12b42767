// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.log.LogOutput;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import okhttp3.Credentials;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** TLS and proxies, with real certificates, real files and real sockets. */
@Timeout(60)
@Isolated
class WayToCollectorTest {

  @TempDir static Path files;
  private static TestCertificates certificates;

  @TempDir Path directory;
  private final Timing timing = new Timing();
  private LogOutput log;
  private TestTransport transport;

  @BeforeAll
  static void makeCertificates() throws Exception {
    certificates = new TestCertificates(files);
    certificates.make("server", "EC");
    certificates.make("client", "EC");
    certificates.make("rsa", "RSA");
    certificates.makeExpired("expired");
    certificates.makeForAnotherName("elsewhere");
  }

  @BeforeEach
  void open() {
    timing.batch = 20;
    timing.rejected = 60_000;
    timing.backOffStart = 20;
    timing.backOffMaximum = 50;
    AgentLog.open(new LogOutput(directory.resolve("others").toString(), false), "off");
    AgentLog.flush();
    log = new LogOutput(directory.toString(), false);
    AgentLog.open(log, "info");
  }

  @AfterEach
  void close() {
    if (transport != null) {
      transport.close();
    }
    AgentLog.open(new LogOutput(directory.toString(), false), "off");
  }

  @Test
  void ownAuthorityInPem_isTrusted() throws Exception {
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), false)) {
      start(collector, "tls.ca=" + certificates.certificatePem("ca"));
      collector.await(() -> !collector.accepted().isEmpty());
    }
  }

  @Test
  void ownAuthorityInAKeyStore_isTrusted() throws Exception {
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), false)) {
      start(
          collector,
          "tls.ca=" + certificates.keyStore("ca") + ",tls.password=" + TestCertificates.PASSWORD);
      collector.await(() -> !collector.accepted().isEmpty());
    }
  }

  @Test
  void unknownAuthority_isNamedOnceWithWhatToDo() throws Exception {
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), false)) {
      start(collector, "");
      waitForLog("is not trusted");
      Thread.sleep(300);

      assertThat(text().lines().filter(line -> line.contains("not trusted")))
          .singleElement()
          .asString()
          .endsWith(
              "ERROR [faultline-sender] "
                  + collector.url()
                  + " is not trusted: its certificate is signed by an authority that is not known"
                  + " here: set faultline.tls.ca to a file that holds it. Nothing is sent until"
                  + " then; tried again, at most a minute apart");
      assertThat(collector.requests()).isEmpty();
    }
  }

  @Test
  void expiredCertificate_isNamedAndItsSuccessorTaken() throws Exception {
    int port;
    try (FakeCollector expired = FakeCollector.secure(certificates.server("expired"), false)) {
      port = expired.port();
      start(expired, "tls.ca=" + certificates.certificatePem("ca"));
      waitForLog("its certificate has expired (NotAfter: ");
    }
    try (FakeCollector renewed = FakeCollector.secure(port, certificates.server("server"), false)) {
      renewed.await(() -> !renewed.accepted().isEmpty());
    }
  }

  @Test
  void certificateForAnotherName_isNamed() throws Exception {
    try (FakeCollector collector = FakeCollector.secure(certificates.server("elsewhere"), false)) {
      start(collector, "tls.ca=" + certificates.certificatePem("ca"));
      waitForLog("for another name than faultline.collector.url says");
    }
  }

  @Test
  void plainCollector_isNamedWhereTheUrlSaysHttps() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Thread server = new Thread(() -> answerInPlainText(plain));
      server.start();
      startAt("https://127.0.0.1:" + plain.getLocalPort(), "");
      waitForLog("does not speak TLS");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"client", "rsa"})
  void ownCertificateInPem_isShown(String alias) throws Exception {
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), true)) {
      start(
          collector,
          "tls.ca="
              + certificates.certificatePem("ca")
              + ",tls.certificate="
              + certificates.certificatePem(alias)
              + ",tls.key="
              + certificates.keyPem(alias));
      collector.await(() -> !collector.accepted().isEmpty());
    }
  }

  @Test
  void ownCertificateInAKeyStore_isShown() throws Exception {
    Path password = Files.writeString(files.resolve("password"), TestCertificates.PASSWORD + "\n");
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), true)) {
      start(
          collector,
          "tls.ca="
              + certificates.certificatePem("ca")
              + ",tls.certificate="
              + certificates.keyStore("client")
              + ",tls.password.file="
              + password);
      collector.await(() -> !collector.accepted().isEmpty());
    }
  }

  @Test
  void certificateThatIsNotTaken_isNamedAndReadAgain() throws Exception {
    Path certificate = files.resolve("rotated.p12");
    Files.copy(certificates.keyStore("expired"), certificate);
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), true)) {
      start(
          collector,
          "tls.ca="
              + certificates.certificatePem("ca")
              + ",tls.certificate="
              + certificate
              + ",tls.password="
              + TestCertificates.PASSWORD);
      // an alert, or where it comes too late, a connection that ends
      waitForLog("gent's certificate");
      Files.copy(certificates.keyStore("client"), certificate, StandardCopyOption.REPLACE_EXISTING);
      collector.await(() -> !collector.accepted().isEmpty());
    }
  }

  @Test
  void fileThatIsMissing_isNamedAndTakenOnceItIsThere() throws Exception {
    Path later = files.resolve("later.crt");
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), false)) {
      start(collector, "tls.ca=" + later);
      waitForLog(
          "can't be reached: faultline.tls.ca ("
              + later
              + ") can't be used: it is not there, or the application's user may not read it");
      Files.copy(certificates.certificatePem("ca"), later);
      collector.await(() -> !collector.accepted().isEmpty());
    }
  }

  @Test
  void wrongPassword_isNamedAndNotShown() throws Exception {
    try (FakeCollector collector = FakeCollector.secure(certificates.server("server"), false)) {
      start(collector, "tls.ca=" + certificates.keyStore("ca") + ",tls.password=guessed-wrong");
      waitForLog("faultline.tls.ca (");
      assertThat(text()).contains("password").doesNotContain("guessed-wrong");
    }
  }

  @Test
  void proxy_tunnelsToASecureCollector() throws Exception {
    String expected = Credentials.basic("agent", "let-me-in");
    try (TestProxy proxy = new TestProxy(expected);
        FakeCollector collector = FakeCollector.secure(certificates.server("server"), false)) {
      start(
          collector,
          "tls.ca="
              + certificates.certificatePem("ca")
              + ",proxy="
              + proxy.address()
              + ",proxy.user=agent,proxy.password=let-me-in");
      collector.await(() -> !collector.accepted().isEmpty());

      assertThat(proxy.seen())
          .containsExactly("CONNECT 127.0.0.1:" + collector.port() + " HTTP/1.1");
    }
  }

  @Test
  void proxy_passesOnToAPlainCollector() throws Exception {
    Path password = Files.writeString(files.resolve("proxy-password"), "let-me-in\n");
    try (TestProxy proxy = new TestProxy(Credentials.basic("agent", "let-me-in"));
        FakeCollector collector = new FakeCollector()) {
      start(
          collector,
          "proxy=http://" + proxy.address() + "/,proxy.user=agent,proxy.password.file=" + password);
      collector.await(() -> !collector.accepted().isEmpty());

      assertThat(proxy.seen())
          .containsOnly("POST " + collector.url() + "/ingest/v1/batches HTTP/1.1");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void proxyThatStopsTheAgent_isNamedWithoutThePassword(boolean secure) throws Exception {
    try (TestProxy proxy = new TestProxy(Credentials.basic("agent", "another"));
        FakeCollector collector =
            secure
                ? FakeCollector.secure(certificates.server("server"), false)
                : new FakeCollector()) {
      start(
          collector,
          "tls.ca="
              + certificates.certificatePem("ca")
              + ",proxy="
              + proxy.address()
              + ",proxy.user=agent,proxy.password=let-me-in");
      waitForLog(
          "The proxy "
              + proxy.address()
              + " does not let the agent through (407): set faultline.proxy.user and"
              + " faultline.proxy.password to a user that it knows.");
      assertThat(text()).doesNotContain("let-me-in");
      assertThat(collector.requests()).isEmpty();
    }
  }

  /** It would be the application's code on the agent's thread, and may hang or lock. */
  @Test
  void proxySelectorOfTheApplication_isNotAsked() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    ProxySelector before = ProxySelector.getDefault();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<java.net.Proxy> select(URI uri) {
            asked.incrementAndGet();
            return List.of(java.net.Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, IOException failure) {}
        });
    try (FakeCollector collector = new FakeCollector()) {
      start(collector, "");
      collector.await(() -> !collector.accepted().isEmpty());
      assertThat(asked).hasValue(0);
    } finally {
      ProxySelector.setDefault(before);
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getInputStream().read(new byte[8_192]);
        client.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      } catch (IOException closed) {
        // the test is over, or the agent went away
      }
    }
  }

  private void start(FakeCollector collector, String more) {
    startAt(collector.url(), more);
  }

  private void startAt(String url, String more) {
    transport = new TestTransport("collector.url=" + url + "," + more, timing);
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
    return file == null ? "" : Files.readString(file.toPath());
  }
}
