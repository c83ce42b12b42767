/** Health scores: the published formula of docs/health-score.md, and its account. */
@NullMarked
package dev.faultline.collector.health;

import org.jspecify.annotations.NullMarked;
