// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.UncheckedIOException;

/** A verdict as it is stored, to be given again. */
final class Receipt {

  private static final JsonMapper MAPPER = new JsonMapper();

  static String write(Verdict verdict) {
    try {
      return MAPPER.writeValueAsString(verdict);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Verdict read(String json) {
    try {
      return MAPPER.readValue(json, Verdict.class);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Receipt() {}
}
