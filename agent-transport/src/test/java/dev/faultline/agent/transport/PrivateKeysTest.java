// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmParameters;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys in every form in which OpenSSL writes them. */
class PrivateKeysTest {

  private static final char[] NONE = {};

  @ParameterizedTest
  @ValueSource(ints = {1_024, 2_048, 4_096})
  void rsaKeyInItsOldForm_isRead(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) generator.generateKeyPair().getPrivate();
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.write(new byte[] {2, 1, 0});
    for (var number :
        Arrays.asList(
            key.getModulus(),
            key.getPublicExponent(),
            key.getPrivateExponent(),
            key.getPrimeP(),
            key.getPrimeQ(),
            key.getPrimeExponentP(),
            key.getPrimeExponentQ(),
            key.getCrtCoefficient())) {
      parts.write(der(2, number.toByteArray()));
    }

    PrivateKey read = read("RSA PRIVATE KEY", der(48, parts.toByteArray()), NONE);

    assertThat(read.getEncoded()).isEqualTo(key.getEncoded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void ecKeyInItsOldForm_isRead(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    ECPrivateKey key = (ECPrivateKey) generator.generateKeyPair().getPrivate();
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve));
    ByteArrayOutputStream parts = new ByteArrayOutputStream();
    parts.write(new byte[] {2, 1, 1});
    parts.write(der(4, key.getS().toByteArray()));
    parts.write(der(0xA0, parameters.getEncoded()));

    PrivateKey read = read("EC PRIVATE KEY", der(48, parts.toByteArray()), NONE);

    assertThat(((ECPrivateKey) read).getS()).isEqualTo(key.getS());
    assertThat(((ECPrivateKey) read).getParams().getOrder()).isEqualTo(key.getParams().getOrder());
  }

  @ParameterizedTest
  @ValueSource(strings = {"PBEWithHmacSHA256AndAES_256", "PBEWithSHA1AndDESede"})
  void encryptedKey_isReadWithItsPasswordOnly(String algorithm) throws Exception {
    PrivateKey key = KeyPairGenerator.getInstance("EC").generateKeyPair().getPrivate();
    Cipher cipher = Cipher.getInstance(algorithm);
    cipher.init(
        Cipher.ENCRYPT_MODE,
        SecretKeyFactory.getInstance(algorithm)
            .generateSecret(new PBEKeySpec("secret".toCharArray())));
    byte[] encrypted =
        new EncryptedPrivateKeyInfo(parameters(algorithm, cipher), cipher.doFinal(key.getEncoded()))
            .getEncoded();

    assertThat(read("ENCRYPTED PRIVATE KEY", encrypted, "secret".toCharArray()).getEncoded())
        .isEqualTo(key.getEncoded());
    assertThatThrownBy(() -> read("ENCRYPTED PRIVATE KEY", encrypted, "other".toCharArray()))
        .isInstanceOf(Exception.class);
    assertThatThrownBy(() -> read("ENCRYPTED PRIVATE KEY", encrypted, NONE))
        .hasMessage("the key is encrypted: set faultline.tls.password");
  }

  @Test
  void ecKeyWithoutItsCurve_isRefusedWithWhatToDo() {
    byte[] key = der(48, new byte[] {2, 1, 1, 4, 1, 7});
    assertThatThrownBy(() -> read("EC PRIVATE KEY", key, NONE)).hasMessageContaining("openssl");
  }

  @Test
  void fileThatIsCutOff_isNamed() {
    byte[] file = "-----BEGIN PRIVATE KEY-----\nMIIB".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> Pem.blocks(file)).hasMessageContaining("cut off");
  }

  /** Java writes what OpenSSL writes only where the parameters are called PBES2. */
  private static AlgorithmParameters parameters(String algorithm, Cipher cipher) throws Exception {
    if (!algorithm.contains("Hmac")) {
      return cipher.getParameters();
    }
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("PBES2");
    parameters.init(cipher.getParameters().getEncoded());
    return parameters;
  }

  private static PrivateKey read(String label, byte[] der, char[] password) throws Exception {
    byte[] file = TestCertificates.pem(label, der).getBytes(StandardCharsets.US_ASCII);
    return PrivateKeys.read(Pem.blocks(file).get(0), password);
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else if (content.length < 256) {
      out.write(129);
      out.write(content.length);
    } else {
      out.write(130);
      out.write(content.length >> 8);
      out.write(content.length);
    }
    try {
      out.write(content);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return out.toByteArray();
  }
}
