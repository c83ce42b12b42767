// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A block of a PEM file: what stands between {@code BEGIN} and {@code END}. Immutable. */
final class Pem {

  private static final String BEGIN = "-----BEGIN ";
  private static final String DASHES = "-----";

  private final String label;
  private final byte[] content;

  private Pem(String label, byte[] content) {
    this.label = label;
    this.content = content;
  }

  /** {@code CERTIFICATE}, {@code PRIVATE KEY}. */
  String label() {
    return label;
  }

  /** In DER. */
  byte[] content() {
    return content;
  }

  /**
   * All blocks, in their order; none where the file is no PEM. Text around them is passed over.
   *
   * @throws IOException where a block has no end, or holds what is no Base64
   */
  static List<Pem> blocks(byte[] file) throws IOException {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    List<Pem> blocks = new ArrayList<>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      String label = labelEnd < 0 ? "" : text.substring(begin + BEGIN.length(), labelEnd);
      int end = labelEnd < 0 ? -1 : text.indexOf("-----END " + label + DASHES, labelEnd);
      if (end < 0) {
        throw new IOException("a block has no end: the file is cut off");
      }
      blocks.add(new Pem(label, decode(label, text.substring(labelEnd + DASHES.length(), end))));
      begin = text.indexOf(BEGIN, end);
    }
    return blocks;
  }

  private static byte[] decode(String label, String body) throws IOException {
    if (body.contains("Proc-Type:")) {
      throw new IOException(
          "the key is encrypted in OpenSSL's old form: convert it with 'openssl pkcs8 -topk8'");
    }
    try {
      return Base64.getMimeDecoder().decode(body.trim());
    } catch (IllegalArgumentException e) {
      throw new IOException("the block " + label + " is no Base64", e);
    }
  }
}
