// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another event, as the agent describes it. */
public record EventReference(
    @Nullable EventKind kind,
    List<String> types,
    @Nullable CodeLocation location,
    @Nullable LogTemplate template,
    @Nullable String name) {

  public EventReference {
    types = Lists.orEmpty(types);
  }
}
