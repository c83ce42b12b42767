// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.it.FaultyCollector.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * TLS of the real agent jar on each JDK: an authority of one's own, and the agent's certificate.
 */
class SecureCollectorIT {

  private static final String PASSWORD = "changeit-0";

  /** Of old ciphers, so that JDK 8 can read what newer ones write. */
  private static final String LEGACY = "-J-Dkeystore.pkcs12.legacy";

  @TempDir static Path certificates;
  @TempDir Path folder;

  static List<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @BeforeAll
  static void makeCertificates() throws Exception {
    make("ca", "-ext", "bc:c", "-startdate", "-2d", "-validity", "100");
    make("server", "-signer", "ca", "-ext", "san=ip:127.0.0.1");
    make("agent", "-signer", "ca");
    make(
        "expired",
        "-signer",
        "ca",
        "-ext",
        "san=ip:127.0.0.1",
        "-startdate",
        "-2d",
        "-validity",
        "1");
    keytool("-exportcert", "-rfc", "-alias", "ca", "-file", path("ca.pem"));
    keytool(
        "-importkeystore",
        "-srckeystore",
        path("all.p12"),
        "-srcstorepass",
        PASSWORD,
        "-srcalias",
        "agent",
        "-destkeystore",
        path("agent.p12"),
        "-deststorepass",
        PASSWORD);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void whatIsRecorded_arrivesOverTls(Path jdk) throws Exception {
    try (FaultyCollector collector = new FaultyCollector(Fault.NONE, tls("server"))) {
      AgentJvm jvm =
          new AgentJvm(folder, jdk)
              .collector(collector.url().replace("http:", "https:"), "token")
              .setting("tls.ca", path("ca.pem"))
              .setting("tls.certificate", path("agent.p12"))
              .setting("tls.password", PASSWORD);
      Run run = jvm.run("Steady", "300");

      assertThat(run.status()).as(run.err()).isZero();
      assertThat(collector.items("snapshots")).as(jvm.agentLog()).hasSizeGreaterThanOrEqualTo(5);
      assertThat(jvm.agentLog()).contains("Connected to https://").doesNotContain(PASSWORD);
    }
  }

  @Test
  void expiredCertificate_isOneClearLineAndNothingElse() throws Exception {
    try (FaultyCollector collector = new FaultyCollector(Fault.NONE, tls("expired"))) {
      AgentJvm jvm =
          new AgentJvm(folder)
              .collector(collector.url().replace("http:", "https:"), "token")
              .setting("tls.ca", path("ca.pem"));
      Run run = jvm.run("Steady", "1500");

      assertThat(run.status()).isZero();
      assertThat(run.err()).isEmpty();
      assertThat(collector.accepted()).isEmpty();
      assertThat(jvm.agentLog().lines().filter(line -> line.contains("certificate")))
          .singleElement()
          .asString()
          .contains(" ERROR ", "is not trusted: its certificate has expired (NotAfter: ");
    }
  }

  private static void make(String alias, String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of("-genkeypair", "-alias", alias, "-keyalg", "RSA", "-dname", "CN=" + alias));
    arguments.addAll(List.of(more));
    keytool(arguments.toArray(new String[0]));
  }

  private static void keytool(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add(LEGACY);
    command.addAll(List.of(arguments));
    if (!command.contains("-destkeystore")) {
      command.addAll(
          List.of("-keystore", path("all.p12"), "-storetype", "PKCS12", "-storepass", PASSWORD));
    }
    Run run = Processes.run(certificates, Map.of(), command);
    assertThat(run.status()).as(run.out() + run.err()).isZero();
  }

  private static String path(String name) {
    return certificates.resolve(name).toString();
  }

  private static ServerSocketFactory tls(String alias)
      throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(Path.of(path("all.p12")))) {
      all.load(in, PASSWORD.toCharArray());
    }
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        alias,
        all.getKey(alias, PASSWORD.toCharArray()),
        PASSWORD.toCharArray(),
        all.getCertificateChain(alias));
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", all.getCertificate("ca"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return new AskingSockets(context, alias.equals("server"));
  }

  /** Sockets of a server that may ask for the other side's certificate. */
  private static final class AskingSockets extends ServerSocketFactory {

    private final SSLContext context;
    private final boolean asks;

    AskingSockets(SSLContext context, boolean asks) {
      this.context = context;
      this.asks = asks;
    }

    @Override
    public java.net.ServerSocket createServerSocket(
        int port, int backlog, java.net.InetAddress address) throws IOException {
      SSLServerSocket socket =
          (SSLServerSocket)
              context.getServerSocketFactory().createServerSocket(port, backlog, address);
      socket.setNeedClientAuth(asks);
      return socket;
    }

    @Override
    public java.net.ServerSocket createServerSocket(int port) throws IOException {
      throw new IOException("not used");
    }

    @Override
    public java.net.ServerSocket createServerSocket(int port, int backlog) throws IOException {
      throw new IOException("not used");
    }
  }
}
