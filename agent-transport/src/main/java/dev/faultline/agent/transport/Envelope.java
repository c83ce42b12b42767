// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What stands beside the items in a batch that is finished: the agent that it is of, which may be
 * one of an earlier JVM, and what it tells but once. Immutable.
 */
final class Envelope {

  private final byte[] json;
  private final Span agent;
  private final Span status;
  private final int end;

  private Envelope(byte[] json, Span agent, Span status, int end) {
    this.json = json;
    this.agent = agent;
    this.status = status;
    this.end = end;
  }

  /**
   * @param json as {@link BatchAssembler} and {@link BatchBuilder} write it: the agent first, the
   *     items last
   */
  static Envelope of(byte[] json) throws IOException {
    Span agent = null;
    Span status = null;
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String field = parser.currentName();
        int start = (int) parser.currentTokenLocation().getByteOffset();
        if (field.equals("snapshots") && agent != null && status != null) {
          return new Envelope(json, agent, status, start - 1);
        }
        parser.nextToken();
        parser.skipChildren();
        Span value = new Span(start, (int) parser.currentLocation().getByteOffset());
        agent = field.equals("agent") ? value : agent;
        status = field.equals("status") ? value : status;
      }
    }
    throw new IOException("no batch of ours");
  }

  /** All of it, without the braces around it. */
  byte[] whole() {
    return Arrays.copyOfRange(json, agent.start, end);
  }

  /** Whose it is and how that one is, without what is told but once. */
  byte[] withoutNews() {
    String text = text(agent) + ",\"losses\":[]," + text(status);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String text(Span span) {
    return new String(json, span.start, span.end - span.start, StandardCharsets.UTF_8);
  }

  /** Of a field with its name. */
  private static final class Span {

    private final int start;
    private final int end;

    Span(int start, int end) {
      this.start = start;
      this.end = end;
    }
  }
}
