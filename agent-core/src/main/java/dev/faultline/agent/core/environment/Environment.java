// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import java.util.Collections;
import java.util.Map;

/**
 * What was read of the JVM and its machine at one moment, already redacted. Immutable.
 *
 * <p>A tree with the names of {@code docs/protocol.md}, section Environment: what can be read
 * differs between machines, and what can't is absent. Its values are String, Long, Integer, Double,
 * long[], double[], and lists and maps of them.
 */
public final class Environment {

  private final Map<String, Object> fields;

  Environment(Map<String, Object> fields) {
    this.fields = Collections.unmodifiableMap(fields);
  }

  public Map<String, Object> fields() {
    return fields;
  }
}
