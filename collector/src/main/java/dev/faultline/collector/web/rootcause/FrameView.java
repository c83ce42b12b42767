// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import org.jspecify.annotations.Nullable;

/**
 * One frame in the stack.
 *
 * @param owner simple name of its class
 * @param qualifier its package with the last dot
 * @param place file and line
 * @param variables how many were recorded, in words; null if none
 */
public record FrameView(
    String owner,
    String qualifier,
    String method,
    String place,
    @Nullable String source,
    @Nullable String variables,
    boolean application,
    boolean selected,
    String address) {}
