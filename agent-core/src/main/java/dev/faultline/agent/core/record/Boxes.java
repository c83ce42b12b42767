// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import org.jspecify.annotations.Nullable;

/**
 * Objects that compilers put a variable into that a closure changes: shown as the variable is in
 * the source, as what is in it.
 */
final class Boxes {

  private static final String OF_KOTLIN = KotlinNames.PREFIX + "jvm.internal.Ref$";

  private final JdkFields fields;

  Boxes(JdkFields fields) {
    this.fields = fields;
  }

  /** The field that holds what is meant; {@code null} where the class is none of these. */
  ClassShape.@Nullable Slot content(Class<?> type) {
    String name = type.getName();
    if (name.startsWith("scala.runtime.") && name.endsWith("Ref")) {
      return fields.slot(type, "elem");
    }
    if (name.startsWith(OF_KOTLIN)) {
      return fields.slot(type, "element");
    }
    if (name.equals("groovy.lang.Reference")) {
      return fields.slot(type, "value");
    }
    return name.equals("scala.collection.mutable.StringBuilder")
        ? fields.slot(type, "underlying")
        : null;
  }
}
