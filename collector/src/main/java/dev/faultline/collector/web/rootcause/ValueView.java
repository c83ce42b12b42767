// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of the tree of variables.
 *
 * @param role in words; null below the first level
 * @param look style class: {@code null}, {@code number}, {@code string}, {@code text}, {@code
 *     object}, {@code redacted}, {@code absent}, {@code reference}
 * @param text what it is worth, on one line; of containers a preview
 * @param size of containers and cut strings, in words
 * @param note why something is missing
 * @param anchor that references lead to; null if none can
 */
public record ValueView(
    String name,
    @Nullable String role,
    TypeName type,
    String look,
    LongText text,
    @Nullable String size,
    @Nullable String note,
    @Nullable String anchor,
    @Nullable ReferenceView reference,
    List<ValueView> children) {

  /** The same object elsewhere: {@code path} as code would say it. */
  public record ReferenceView(String path, @Nullable String address) {}
}
