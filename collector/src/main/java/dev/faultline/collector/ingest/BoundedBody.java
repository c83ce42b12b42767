// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.http.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** Inflates a body as it is read, and stops when it grows beyond what may come out. */
final class BoundedBody extends InputStream {

  private final InputStream inflating;
  private final int sent;
  private final Bounds bounds;
  private long inflated;

  private BoundedBody(InputStream inflating, int sent, Bounds bounds) {
    this.inflating = inflating;
    this.sent = sent;
    this.bounds = bounds;
  }

  /**
   * @param encoding of the request; null: none
   */
  static InputStream of(byte[] body, @Nullable String encoding, Bounds bounds) {
    if (encoding == null || encoding.isBlank() || encoding.equalsIgnoreCase("identity")) {
      return new ByteArrayInputStream(body);
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw ProblemException.of(
          415, "Unsupported encoding", "Content-Encoding: must be gzip or absent");
    }
    try {
      return new BoundedBody(
          new GZIPInputStream(new ByteArrayInputStream(body), 8192), body.length, bounds);
    } catch (IOException e) {
      throw notGzip();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      int read = inflating.read(buffer, offset, length);
      check(Math.max(read, 0));
      return read;
    } catch (ZipException | java.io.EOFException e) {
      throw notGzip();
    }
  }

  private void check(int read) {
    inflated += read;
    if (inflated > bounds.inflated()) {
      throw ProblemException.tooLarge(
          "body: inflates to more than " + bounds.inflated() + " bytes; send smaller batches");
    }
    if (inflated > bounds.ratioFrom() && inflated / sent > bounds.ratio()) {
      throw ProblemException.tooLarge(
          "body: inflates to more than "
              + bounds.ratio()
              + " times its size, as no batch does; send smaller batches");
    }
  }

  private static ProblemException notGzip() {
    return ProblemException.badRequest(
        "body: is not valid gzip, as its Content-Encoding says; was it cut short?");
  }
}
