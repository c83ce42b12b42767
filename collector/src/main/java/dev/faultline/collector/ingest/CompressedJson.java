// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/**
 * A tree as it is stored.
 *
 * @param size in bytes, before it was compressed
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record CompressedJson(int size, byte[] gzip) {

  /**
   * All in ASCII: half a surrogate pair, which cutting a text leaves, has no UTF-8 but an escape.
   */
  private static final JsonMapper MAPPER =
      new JsonMapper(JsonFactory.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build());

  static CompressedJson of(JsonNode tree) {
    try {
      byte[] json = MAPPER.writeValueAsBytes(tree);
      ByteArrayOutputStream compressed = new ByteArrayOutputStream(json.length / 4 + 64);
      try (GZIPOutputStream gzip = new FastGzip(compressed)) {
        gzip.write(json);
      }
      return new CompressedJson(json.length, compressed.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two thirds of the time of the default, for a tenth more bytes. */
  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(ByteArrayOutputStream out) throws IOException {
      super(out, 4096);
      def.setLevel(3);
    }
  }
}
