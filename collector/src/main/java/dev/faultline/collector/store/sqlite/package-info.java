/**
 * The store in one SQLite file.
 *
 * <p>Write-ahead log, {@code synchronous=FULL}: a commit is flushed to the disk before it is
 * acknowledged, so it survives {@code kill -9} and, on disks that keep their promises, the loss of
 * power. One flush is shared by all that waits (group commit). See RATIONALE.md.
 */
@NullMarked
package dev.faultline.collector.store.sqlite;

import org.jspecify.annotations.NullMarked;
