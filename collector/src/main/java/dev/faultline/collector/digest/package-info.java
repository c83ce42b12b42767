/**
 * What becomes of a batch: identity of events, counters, snapshots. Knows nothing of HTTP or JSON
 * from agents.
 */
@NullMarked
package dev.faultline.collector.digest;

import org.jspecify.annotations.NullMarked;
