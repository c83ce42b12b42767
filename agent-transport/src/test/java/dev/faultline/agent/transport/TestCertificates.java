// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority and what it signs, made by the JDK's own keytool: real files of real keys. */
final class TestCertificates {

  static final String PASSWORD = "changeit-0";

  private final Path directory;
  private final Path store;

  TestCertificates(Path directory) throws IOException, InterruptedException {
    this.directory = directory;
    store = directory.resolve("all.p12");
    make("ca", "EC", List.of("-ext", "bc:c", "-startdate", "-2d", "-validity", "100"));
  }

  /** Signed by the authority, for 127.0.0.1. */
  void make(String alias, String algorithm) throws IOException, InterruptedException {
    make(alias, algorithm, List.of("-signer", "ca", "-ext", "san=ip:127.0.0.1", "-validity", "30"));
  }

  void makeExpired(String alias) throws IOException, InterruptedException {
    make(
        alias,
        "EC",
        List.of(
            "-signer", "ca", "-ext", "san=ip:127.0.0.1", "-startdate", "-2d", "-validity", "1"));
  }

  void makeForAnotherName(String alias) throws IOException, InterruptedException {
    make(alias, "EC", List.of("-signer", "ca", "-ext", "san=dns:other.example.com"));
  }

  private void make(String alias, String algorithm, List<String> more)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                algorithm,
                "-dname",
                "CN=" + alias,
                "-keystore",
                store.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD));
    command.addAll(more);
    Path out = directory.resolve("keytool.txt");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(out.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(out));
    }
  }

  private KeyStore store() throws IOException, GeneralSecurityException {
    KeyStore all = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      all.load(in, PASSWORD.toCharArray());
    }
    return all;
  }

  /** PKCS #12 with one key and its chain. */
  Path keyStore(String alias) throws IOException, GeneralSecurityException {
    KeyStore one = KeyStore.getInstance("PKCS12");
    one.load(null, null);
    one.setKeyEntry(alias, key(alias), PASSWORD.toCharArray(), store().getCertificateChain(alias));
    Path file = directory.resolve(alias + ".p12");
    try (var out = Files.newOutputStream(file)) {
      one.store(out, PASSWORD.toCharArray());
    }
    return file;
  }

  Key key(String alias) throws IOException, GeneralSecurityException {
    return store().getKey(alias, PASSWORD.toCharArray());
  }

  Path certificatePem(String alias) throws IOException, GeneralSecurityException {
    StringBuilder text = new StringBuilder("Subject: " + alias + "\n");
    for (Certificate certificate : store().getCertificateChain(alias)) {
      text.append(pem("CERTIFICATE", certificate.getEncoded()));
    }
    return Files.writeString(directory.resolve(alias + ".crt"), text);
  }

  Path keyPem(String alias) throws IOException, GeneralSecurityException {
    return Files.writeString(
        directory.resolve(alias + ".key"), pem("PRIVATE KEY", key(alias).getEncoded()));
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN "
        + label
        + "-----\n"
        + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(der)
        + "\n-----END "
        + label
        + "-----\n";
  }

  /** For a server that trusts the authority. */
  SSLContext server(String alias) throws IOException, GeneralSecurityException {
    KeyStore own = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore(alias))) {
      own.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(own, PASSWORD.toCharArray());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("ca", store().getCertificate("ca"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
