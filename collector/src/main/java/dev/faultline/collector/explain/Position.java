// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import org.jspecify.annotations.Nullable;

/**
 * Where a frame was, as its stack element and the agent say.
 *
 * @param owner internal name of the class
 * @param descriptor absent in frames that were not recorded
 * @param line 0 or less if not known
 * @param site the protocol's {@code site}, where the agent could tell it
 * @param callee name of the method of the next frame towards the throw; absent in the throwing
 *     frame
 */
record Position(
    String owner,
    String method,
    @Nullable String descriptor,
    int line,
    @Nullable String site,
    @Nullable String callee) {}
