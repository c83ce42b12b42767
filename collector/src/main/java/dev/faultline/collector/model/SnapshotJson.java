// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Between a snapshot and its JSON. Fields that this version doesn't know are ignored. */
public final class SnapshotJson {

  /** Deeper nesting is refused. Two levels of JSON to one of values. */
  public static final int MAX_DEPTH = 100;

  /** Longer strings are refused; in characters. */
  public static final int MAX_STRING = 1 << 20;

  private static final ObjectReader READER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(MAX_DEPTH)
                          .maxStringLength(MAX_STRING)
                          .build())
                  .build())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build()
          .readerFor(Snapshot.class);

  /**
   * Reads what {@link #check} accepted.
   *
   * @throws UncheckedIOException if it is something else
   */
  public static Snapshot read(byte[] json) {
    try {
      return READER.readValue(json);
    } catch (IOException e) {
      throw new UncheckedIOException("a stored snapshot can't be read", e);
    }
  }

  /**
   * Binds a tree to the model, so that whatever is stored can be read.
   *
   * @throws JsonProcessingException with the path of what doesn't fit
   */
  public static Snapshot check(JsonNode tree) throws JsonProcessingException {
    return READER.treeToValue(tree, Snapshot.class);
  }

  private SnapshotJson() {}
}
