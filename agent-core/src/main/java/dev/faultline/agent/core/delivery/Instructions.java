// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.delivery;

import dev.faultline.agent.core.model.EventPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the collector asks of the agent, with its answer to a batch. It is the whole of it: what an
 * answer does not say any more is over. Immutable.
 */
public final class Instructions {

  /** Of a collector that asks for nothing. */
  public static final Instructions NONE =
      new Instructions(
          true, Collections.<String>emptyList(), Collections.<String, EventPattern>emptyMap());

  private final boolean recording;
  private final List<String> redactNames;
  private final Map<String, EventPattern> forced;

  /**
   * @param forced by the id of the wish
   */
  public Instructions(
      boolean recording, List<String> redactNames, Map<String, EventPattern> forced) {
    this.recording = recording;
    this.redactNames = Collections.unmodifiableList(redactNames);
    this.forced = Collections.unmodifiableMap(new LinkedHashMap<>(forced));
  }

  /** Whether snapshots are wanted; occurrences are counted in any case. */
  public boolean recording() {
    return recording;
  }

  /** Names that are secret, beside the agent's own. */
  public List<String> redactNames() {
    return redactNames;
  }

  /** Events whose next occurrence is to be recorded, each by an id that is given once. */
  public Map<String, EventPattern> forced() {
    return forced;
  }
}
