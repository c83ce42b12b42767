// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.web.text.LongText;
import dev.faultline.collector.web.text.TypeName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of the chain.
 *
 * @param relation to its parent, in words
 * @param type null for a log statement
 * @param root whether it is where the failure began
 * @param notes what a reader must know of its stack
 */
public record ExceptionView(
    String relation,
    @Nullable TypeName type,
    @Nullable LongText message,
    boolean root,
    boolean selected,
    List<FrameRun> runs,
    List<String> notes) {}
