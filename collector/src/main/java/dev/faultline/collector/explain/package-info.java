// SPDX-License-Identifier: Apache-2.0
/**
 * Source for a frame, and the root cause: shows the code that ran, with the line that failed
 * marked.
 *
 * <p>Every class file here came from an agent and is hostile until read: it is bounded before it is
 * parsed, decompiled on a thread of its own under limits of time and memory, and never loaded.
 */
@NullMarked
package dev.faultline.collector.explain;

import org.jspecify.annotations.NullMarked;
