// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Neighbouring frames that are shown alike.
 *
 * @param summary of what is folded; null if the frames are shown as they are
 * @param open whether the fold is open, because the selected frame is in it
 */
public record FrameRun(@Nullable String summary, boolean open, List<FrameView> frames) {}
