// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stack element.
 *
 * @param application whether it is of instrumented code
 * @param code SHA-256 of its class file
 * @param source the jar or directory that its class came from
 * @param variables empty where none were recorded; {@code variablesMissing} then says why
 */
public record Frame(
    @JsonProperty("class") String className,
    String method,
    @Nullable String descriptor,
    @Nullable String file,
    @Nullable Integer line,
    boolean application,
    @Nullable String code,
    @Nullable String source,
    @Nullable String site,
    List<Value> variables,
    @Nullable String variablesMissing) {

  public Frame {
    variables = Lists.orEmpty(variables);
  }
}
