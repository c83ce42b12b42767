// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables of the selected frame.
 *
 * @param reason why there are none; null if there are
 */
public record VariablesView(List<ValueView> variables, @Nullable String reason) {}
