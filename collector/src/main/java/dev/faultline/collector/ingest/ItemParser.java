// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import java.io.IOException;

/**
 * Reads one item at a time from a parser and refuses those that would become too large a tree,
 * before they do.
 */
final class ItemParser extends JsonParserDelegate {

  /** The item is beyond its bounds; the rest of it is still to be skipped. */
  static final class ItemTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    ItemTooLargeException(String message) {
      super(message);
    }
  }

  private final Bounds bounds;
  private int tokens;
  private long text;

  ItemParser(JsonParser parser, Bounds bounds) {
    super(parser);
    this.bounds = bounds;
  }

  /** To be called with the parser on an item's first token. */
  void startItem() {
    tokens = 0;
    text = 0;
  }

  /** Characters of the item so far. */
  long text() {
    return text;
  }

  @Override
  public JsonToken nextToken() throws IOException {
    JsonToken token = super.nextToken();
    if (++tokens > bounds.itemTokens()) {
      throw new ItemTooLargeException("must have at most " + bounds.itemTokens() + " JSON tokens");
    }
    if (token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME) {
      text += getTextLength();
      if (text > bounds.itemText()) {
        throw new ItemTooLargeException("must have at most " + bounds.itemText() + " characters");
      }
    }
    return token;
  }

  /** Passes over a value, however large: nothing of it is kept. */
  void skip() throws IOException {
    delegate.skipChildren();
  }

  /** Leaves an item that was too large: to the end of what is open below {@code depth}. */
  void skipToDepth(int depth) throws IOException {
    while (delegate.getParsingContext().getNestingDepth() > depth) {
      if (delegate.nextToken() == null) {
        return;
      }
    }
  }
}
