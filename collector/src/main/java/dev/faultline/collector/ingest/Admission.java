// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.http.ProblemException;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Keeps the memory that requests take together within bounds: bodies by their bytes, parsing by the
 * number of threads. Who does not fit in waits a moment and is then asked to come back.
 */
final class Admission {

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

  /** Read on and thrown away, so that the sender gets to see the answer. */
  private static final int POLITELY_DRAINED = 16 << 20;

  private static final int UNIT = 1024;

  private final Semaphore memory;
  private final Semaphore parsers;

  private Admission(int bodyBytes, int parsers) {
    this.memory = new Semaphore(bodyBytes / UNIT, true);
    this.parsers = new Semaphore(parsers, true);
  }

  static Admission forThisMachine() {
    long eighth = Runtime.getRuntime().maxMemory() / 8;
    int bodyBytes = (int) Math.min(256 << 20, Math.max(16 << 20, eighth));
    return new Admission(bodyBytes, Math.max(2, Runtime.getRuntime().availableProcessors()));
  }

  /** Reads the body, after room for it was found. Closing makes the room free again. */
  Admitted admit(Context context, int maxBytes) {
    long announced = context.req().getContentLengthLong();
    if (announced > maxBytes) {
      drain(context);
      throw tooLarge(maxBytes);
    }
    int units = (int) ((announced < 0 ? maxBytes : announced) / UNIT) + 1;
    acquire(memory, units);
    try {
      return new Admitted(units, read(context, maxBytes));
    } catch (RuntimeException e) {
      memory.release(units);
      throw e;
    }
  }

  private static byte[] read(Context context, int maxBytes) {
    try {
      byte[] body = context.req().getInputStream().readNBytes(maxBytes + 1);
      if (body.length > maxBytes) {
        drain(context);
        throw tooLarge(maxBytes);
      }
      return body;
    } catch (IOException e) {
      throw ProblemException.badRequest("body: ended before it was complete");
    }
  }

  private static void drain(Context context) {
    try {
      InputStream body = context.req().getInputStream();
      body.skipNBytes(
          Math.min(POLITELY_DRAINED, Math.max(0, context.req().getContentLengthLong())));
    } catch (IOException e) {
      // it was only politeness
    }
  }

  private static ProblemException tooLarge(int maxBytes) {
    return ProblemException.tooLarge(
        "body: must have at most " + maxBytes + " bytes; send smaller batches");
  }

  private static void acquire(Semaphore semaphore, int permits) {
    try {
      if (!semaphore.tryAcquire(permits, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
        throw busy();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw busy();
    }
  }

  private static ProblemException busy() {
    return ProblemException.busy("more is arriving than can be taken: try again", RETRY_AFTER);
  }

  /** A request that was let in. */
  final class Admitted implements AutoCloseable {
    private final int units;
    private final byte[] body;

    private Admitted(int units, byte[] body) {
      this.units = units;
      this.body = body;
    }

    byte[] body() {
      return body;
    }

    /** Does what takes memory, when it is its turn. */
    <T> T parse(Supplier<T> work) {
      acquire(parsers, 1);
      try {
        return work.get();
      } finally {
        parsers.release();
      }
    }

    @Override
    public void close() {
      memory.release(units);
    }
  }
}
