// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The JSON of a batch, compressed. {@code sentAt} stands at a known place with a known width, so
 * that a batch which waited says when it is really sent. Immutable.
 */
final class Body {

  /** Collectors refuse what inflates more than 200 times; such a text is small anyway. */
  private static final int MAXIMUM_RATIO = 100;

  private final byte[] bytes;
  private final boolean compressed;
  private final int sentAtStart;
  private final long sentAt;

  private Body(byte[] bytes, boolean compressed, int sentAtStart, long sentAt) {
    this.bytes = bytes;
    this.compressed = compressed;
    this.sentAtStart = sentAtStart;
    this.sentAt = sentAt;
  }

  /**
   * @param sentAtStart where the digits of {@code sentAt} start
   */
  static Body of(byte[] json, int sentAtStart, long sentAt) throws IOException {
    ByteArrayOutputStream gzip = new ByteArrayOutputStream(json.length / 8 + 64);
    try (OutputStream out = new Fast(gzip)) {
      out.write(json);
    }
    boolean worth = (long) gzip.size() * MAXIMUM_RATIO > json.length;
    return new Body(worth ? gzip.toByteArray() : json, worth, sentAtStart, sentAt);
  }

  void writeTo(DataOutputStream out) throws IOException {
    out.writeBoolean(compressed);
    out.writeInt(sentAtStart);
    out.writeLong(sentAt);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Body readFrom(DataInputStream in) throws IOException {
    boolean compressed = in.readBoolean();
    int sentAtStart = in.readInt();
    long sentAt = in.readLong();
    byte[] bytes = new byte[in.readInt()];
    in.readFully(bytes);
    return new Body(bytes, compressed, sentAtStart, sentAt);
  }

  byte[] bytes() {
    return bytes;
  }

  boolean compressed() {
    return compressed;
  }

  int length() {
    return bytes.length;
  }

  byte[] json() throws IOException {
    if (!compressed) {
      return bytes;
    }
    ByteArrayOutputStream json = new ByteArrayOutputStream(bytes.length * 8);
    byte[] buffer = new byte[8_192];
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      int read = in.read(buffer);
      while (read >= 0) {
        json.write(buffer, 0, read);
        read = in.read(buffer);
      }
    }
    return json.toByteArray();
  }

  /** The same with another time; itself where it is the same second. */
  Body sentAt(long now) throws IOException {
    String digits = Long.toString(now);
    if (Math.abs(now - sentAt) < 1_000 || digits.length() != Long.toString(sentAt).length()) {
      return this;
    }
    byte[] json = json().clone();
    byte[] replacement = digits.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(replacement, 0, json, sentAtStart, replacement.length);
    return of(json, sentAtStart, now);
  }

  /** Speed counts more than the last percent: it is the application's processor. */
  private static final class Fast extends GZIPOutputStream {

    Fast(OutputStream out) throws IOException {
      super(out, 8_192);
      def.setLevel(3);
    }
  }
}
