// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Private keys out of PEM blocks: PKCS #8, plain and encrypted, and the two older forms of OpenSSL,
 * which are put into PKCS #8 since Java reads nothing else.
 */
final class PrivateKeys {

  private static final String[] ALGORITHMS = {"RSA", "EC", "Ed25519", "Ed448", "DSA"};
  private static final byte[] VERSION_0 = {2, 1, 0};
  private static final byte[] RSA = {6, 9, 42, (byte) 134, 72, (byte) 134, (byte) 247, 13, 1, 1, 1};
  private static final byte[] NULL = {5, 0};
  private static final byte[] EC = {6, 7, 42, (byte) 134, 72, (byte) 206, 61, 2, 1};

  private PrivateKeys() {}

  static boolean isKey(Pem block) {
    return block.label().endsWith("PRIVATE KEY");
  }

  /**
   * @param password of an encrypted key; else not used
   */
  static PrivateKey read(Pem block, char[] password) throws IOException, GeneralSecurityException {
    if (block.label().equals("ENCRYPTED PRIVATE KEY")) {
      return fromPkcs8(decrypt(block.content(), password));
    }
    if (block.label().equals("RSA PRIVATE KEY")) {
      return fromPkcs8(wrap(concat(RSA, NULL), block.content()));
    }
    if (block.label().equals("EC PRIVATE KEY")) {
      return fromPkcs8(wrap(concat(EC, curve(block.content())), block.content()));
    }
    return fromPkcs8(block.content());
  }

  private static PrivateKey fromPkcs8(byte[] encoded) throws InvalidKeySpecException {
    PKCS8EncodedKeySpec key = new PKCS8EncodedKeySpec(encoded);
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(key);
      } catch (NoSuchAlgorithmException | InvalidKeySpecException another) {
        // the next one may be it
      }
    }
    throw new InvalidKeySpecException("the key is of no kind that this JVM knows");
  }

  private static byte[] decrypt(byte[] encoded, char[] password)
      throws IOException, GeneralSecurityException {
    if (password.length == 0) {
      throw new IOException("the key is encrypted: set faultline.tls.password");
    }
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encoded);
    AlgorithmParameters parameters = info.getAlgParameters();
    // of PBES2, which is all that is made today, getAlgName() does not tell which ciphers
    String algorithm =
        parameters != null && parameters.toString().startsWith("PBE")
            ? parameters.toString()
            : info.getAlgName();
    SecretKey key =
        SecretKeyFactory.getInstance(algorithm).generateSecret(new PBEKeySpec(password));
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(Cipher.DECRYPT_MODE, key, parameters);
    return cipher.doFinal(info.getEncryptedData());
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return element(48, concat(VERSION_0, element(48, algorithm), element(4, key)));
  }

  /** The curve's name, which an EC key of OpenSSL has as its third part. */
  private static byte[] curve(byte[] key) throws IOException {
    try {
      int position = contentStart(key, 0);
      while (key[position] != (byte) 0xA0) {
        position = contentStart(key, position) + length(key, position);
      }
      int start = contentStart(key, position);
      return Arrays.copyOfRange(key, start, start + length(key, position));
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IOException("the key names no curve: convert it with 'openssl pkcs8 -topk8'", e);
    }
  }

  private static int contentStart(byte[] der, int element) {
    int first = der[element + 1] & 255;
    return element + 2 + (first < 128 ? 0 : first - 128);
  }

  private static int length(byte[] der, int element) {
    int first = der[element + 1] & 255;
    if (first < 128) {
      return first;
    }
    int length = 0;
    for (int i = 0; i < first - 128; i++) {
      length = length << 8 | der[element + 2 + i] & 255;
    }
    return length;
  }

  private static byte[] element(int tag, byte[] content) {
    int length = content.length;
    if (length < 128) {
      return concat(new byte[] {(byte) tag, (byte) length}, content);
    }
    // JDK 8 and 11 refuse a length that is longer than it has to be
    byte[] head =
        length < 256
            ? new byte[] {(byte) tag, (byte) 129, (byte) length}
            : new byte[] {(byte) tag, (byte) 130, (byte) (length >> 8), (byte) length};
    return concat(head, content);
  }

  private static byte[] concat(byte[]... parts) {
    byte[] whole = new byte[0];
    for (byte[] part : parts) {
      int start = whole.length;
      whole = Arrays.copyOf(whole, start + part.length);
      System.arraycopy(part, 0, whole, start, part.length);
    }
    return whole;
  }
}
