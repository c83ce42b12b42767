// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A place in application code, as the agent reported it.
 *
 * @param className binary name of the class, with dots
 * @param descriptor of the method, as in class files
 * @param site the invoked member, constructed type or instruction, with its ordinal; null where it
 *     can't be told
 */
public record CodeLocation(
    @JsonProperty("class") String className,
    String method,
    @Nullable String descriptor,
    @Nullable String site) {}
