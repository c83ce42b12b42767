// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.log.AgentLog;
import java.io.IOException;
import java.util.SplittableRandom;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * The agent's way to the collector. {@link #start} it when the application's {@code main} has
 * started, not before: it loads the HTTP client and the JDK's network classes.
 */
public final class Transport {

  /** How much makes the sending thread send before a second is over. */
  public static final long WAKE_AT_BYTES = BatchAssembler.WANTED_BYTES;

  private static final long MAXIMUM_WAITING_BYTES = 24L << 20;

  /** Nor more than this part of the heap, which is the application's. */
  private static final int PART_OF_HEAP = 16;

  private final SendingThread thread;
  private final CollectorClient client;
  private final Delivery delivery;
  private final WaitingBatches waiting;

  private Transport(
      SendingThread thread, CollectorClient client, Delivery delivery, WaitingBatches waiting) {
    this.thread = thread;
    this.client = client;
    this.delivery = delivery;
    this.waiting = waiting;
  }

  /**
   * Starts the sending thread.
   *
   * @param configuration a {@linkplain Configuration#complete() complete} one
   * @throws IllegalStateException where the transport can't be set up; the agent does without it
   */
  public static Transport start(Configuration configuration, TransportSources sources) {
    return start(
        configuration, sources, new Timing(), waitingBytes(Runtime.getRuntime().maxMemory()));
  }

  /** How much may wait in the memory of a JVM with such a heap. */
  static long waitingBytes(long heap) {
    return Math.min(MAXIMUM_WAITING_BYTES, heap / PART_OF_HEAP);
  }

  static Transport start(
      Configuration configuration, TransportSources sources, Timing timing, long maximumWaiting) {
    try {
      TokenSource token = new TokenSource(configuration);
      ClassFiles classFiles = new ClassFiles(configuration.get(Settings.CODE_SEND));
      Losses losses = sources.losses();
      String agent = String.valueOf(sources.identity().fields().get("id"));
      WaitingBatches waiting =
          new WaitingBatches(maximumWaiting, losses, Spool.open(configuration, agent, losses));
      BatchAssembler assembler = new BatchAssembler(sources, new ItemWriter(classFiles));
      CollectorClient client =
          new CollectorClient(
              new Connections(configuration, timing),
              token,
              "faultline-agent/" + sources.identity().fields().get("version"));
      RetrySchedule schedule = new RetrySchedule(timing, new SplittableRandom(System.nanoTime()));
      Delivery delivery =
          new Delivery(
              client,
              token,
              waiting,
              assembler,
              classFiles,
              losses,
              schedule,
              sources.instructions());
      SendingThread thread =
          new SendingThread(sources, timing, assembler, waiting, delivery, client);
      sources.outbox().readBy(thread);
      thread.start();
      return new Transport(thread, client, delivery, waiting);
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException("The transport can't be set up", e);
    }
  }

  /**
   * What is wrong with the files that the way to the collector needs, in one line; {@code null}
   * where nothing is. Connects to nobody.
   *
   * @param configuration a complete one
   */
  public static @Nullable String problem(Configuration configuration) {
    try {
      Connections connections = new Connections(configuration, new Timing());
      connections.client();
      connections.proxy().signIn(new Request.Builder());
      String token = configuration.get(Settings.TOKEN_FILE);
      if (configuration.get(Settings.TOKEN).isEmpty() && SecretFile.text(token).isEmpty()) {
        return token + " holds no token";
      }
      return null;
    } catch (IOException | RuntimeException e) {
      return e instanceof SetupException
          ? e.getMessage()
          : Settings.TOKEN_FILE.key() + " can't be used: " + SetupException.shortReason(e);
    }
  }

  /** Has everything that is recorded by now sent soon. Does not wait. */
  public void flush() {
    thread.flush();
  }

  /** A request that gets no answer must not keep what is left from being written to disk. */
  private void join(long millis) throws InterruptedException {
    if (!waiting.hasSpool()) {
      thread.join(millis);
      return;
    }
    thread.join(millis / 2 + 1);
    if (thread.isAlive()) {
      client.interrupt();
      thread.join(millis / 2 + 1);
    }
  }

  /**
   * Sends what is left, or writes it to disk, and ends the thread; for the end of the JVM. Waits at
   * most {@code millis}, and for the disk only where the collector has never been reached.
   */
  public void close(long millis) {
    thread.finish();
    try {
      boolean unreachable = delivery.neverConnected();
      if (unreachable) {
        client.cancel();
      }
      if (millis > 0 && (!unreachable || waiting.hasSpool())) {
        join(millis);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      client.cancel();
      AgentLog.debug("Not everything could be sent before the JVM ended");
    }
  }
}
