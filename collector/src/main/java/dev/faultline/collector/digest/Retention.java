// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.store.OverloadedException;
import dev.faultline.collector.store.Writer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has the store let go of what is too old, every minute. */
public final class Retention implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
  private static final Duration INTERVAL = Duration.ofMinutes(1);
  private static final int ROUNDS_AT_ONCE = 100;

  private final Writer writer;
  private final InstantSource clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "retention");
            thread.setDaemon(true);
            return thread;
          });

  public Retention(Writer writer, InstantSource clock) {
    this.writer = writer;
    this.clock = clock;
  }

  public void start() {
    var unused = timer.scheduleWithFixedDelay(this::run, 5, INTERVAL.toSeconds(), TimeUnit.SECONDS);
  }

  /** A failure now is no reason not to try in a minute. */
  private void run() {
    try {
      for (int i = 0; i < ROUNDS_AT_ONCE; i++) {
        if (!writer.write(0, changes -> changes.evict(clock.instant())).join()) {
          return;
        }
      }
    } catch (OverloadedException e) {
      LOG.debug("retention waits for its turn");
    } catch (RuntimeException e) {
      LOG.warn("what is too old could not be deleted", e);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
