// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in the code, and the time spent there and in what it called.
 *
 * @param place class, method and line
 * @param full with the class's package
 * @param skipped says how many frames of third-party code between it and the row that it is in;
 *     null for none
 * @param percent of the sampled time
 */
public record TimeRow(
    String place,
    String full,
    boolean application,
    @Nullable String skipped,
    String time,
    int percent,
    List<TimeRow> children) {}
