// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a method is called with. Values without a name are not shown: nobody knows which are secret.
 */
final class CallArguments {

  private final @Nullable Method method;
  private final @Nullable String @Nullable [] names;
  private final @Nullable Object[] values;

  CallArguments(Method method, @Nullable Object[] values) {
    this.method = method;
    this.names = null;
    this.values = values;
  }

  /**
   * @param names of as many as have one
   */
  CallArguments(@Nullable String[] names, @Nullable Object[] values) {
    this.method = null;
    this.names = names;
    this.values = values;
  }

  /** As many as there are {@link #values}; empty where they are not known. */
  List<String> names() {
    List<String> known = method == null ? given() : ofParameters(method);
    return known.size() == values.length ? known : Collections.<String>emptyList();
  }

  private List<String> given() {
    List<String> known = new ArrayList<>();
    if (names != null) {
      for (String name : names) {
        if (name != null) {
          known.add(name);
        }
      }
    }
    return known;
  }

  private static List<String> ofParameters(Method method) {
    List<String> known = new ArrayList<>();
    for (Parameter parameter : method.getParameters()) {
      if (parameter.isNamePresent()) {
        known.add(parameter.getName());
      }
    }
    return known;
  }

  List<@Nullable Object> values() {
    return Arrays.asList(values);
  }
}
