// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Certificates and keys as files hold them: PEM, PKCS #12, and Java's own key stores. */
final class KeyStores {

  private static final char[] NO_PASSWORD = {};

  private KeyStores() {}

  /** The authorities that a file holds. */
  static KeyStore authorities(String file, char[] password)
      throws IOException, GeneralSecurityException {
    byte[] bytes = SecretFile.bytes(file);
    List<Certificate> certificates = certificates(Pem.blocks(bytes));
    KeyStore store = certificates.isEmpty() ? load(bytes, password) : empty();
    for (int i = 0; i < certificates.size(); i++) {
      store.setCertificateEntry("authority-" + i, certificates.get(i));
    }
    if (store.size() == 0) {
      throw new IOException("it holds no certificate that Java can see");
    }
    return store;
  }

  /**
   * The agent's own certificate with its key.
   *
   * @param keyFile PEM; empty where the key is in the same file
   */
  static KeyStore identity(String file, String keyFile, char[] password)
      throws IOException, GeneralSecurityException {
    byte[] bytes = SecretFile.bytes(file);
    List<Pem> blocks = Pem.blocks(bytes);
    if (blocks.isEmpty()) {
      return load(bytes, password);
    }
    List<Certificate> chain = certificates(blocks);
    if (chain.isEmpty()) {
      throw new IOException("it holds no certificate");
    }
    PrivateKey key =
        key(keyFile.isEmpty() ? blocks : Pem.blocks(SecretFile.bytes(keyFile)), password);
    if (key == null) {
      throw new IOException(
          "no private key belongs to it: set faultline.tls.key to a PEM file that has it");
    }
    KeyStore store = empty();
    store.setKeyEntry("agent", key, password, chain.toArray(new Certificate[0]));
    return store;
  }

  private static @Nullable PrivateKey key(List<Pem> blocks, char[] password)
      throws IOException, GeneralSecurityException {
    for (Pem block : blocks) {
      if (PrivateKeys.isKey(block)) {
        return PrivateKeys.read(block, password);
      }
    }
    return null;
  }

  private static List<Certificate> certificates(List<Pem> blocks) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<Certificate> certificates = new ArrayList<>();
    for (Pem block : blocks) {
      if (block.label().endsWith("CERTIFICATE")) {
        certificates.add(factory.generateCertificate(new ByteArrayInputStream(block.content())));
      }
    }
    return certificates;
  }

  private static KeyStore load(byte[] bytes, char[] password)
      throws IOException, GeneralSecurityException {
    boolean ofJava = bytes.length > 1 && bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xED;
    KeyStore store = KeyStore.getInstance(ofJava ? "JKS" : "PKCS12");
    store.load(new ByteArrayInputStream(bytes), password);
    return store;
  }

  /** Of a type that needs no protection: it never leaves the memory. */
  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, NO_PASSWORD);
    return store;
  }
}
