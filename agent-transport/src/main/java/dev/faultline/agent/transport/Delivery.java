// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.InstructionReceiver;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.log.AgentLog;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits and does what the answers ask for. What is wrong is said once, until it has
 * changed. For the sending thread.
 */
final class Delivery {

  private static final int CLASSES_AT_ONCE = 20;
  private static final int MAXIMUM_CLASSES_WANTED = 4_096;

  private final CollectorClient client;
  private final TokenSource token;
  private final WaitingBatches waiting;
  private final BatchAssembler assembler;
  private final ClassFiles classFiles;
  private final Losses losses;
  private final RetrySchedule schedule;
  private final InstructionReceiver instructions;
  private final Set<String> classesWanted = new LinkedHashSet<>();
  private Answer.@Nullable Kind trouble;
  private volatile boolean connected;
  private volatile boolean tried;

  Delivery(
      CollectorClient client,
      TokenSource token,
      WaitingBatches waiting,
      BatchAssembler assembler,
      ClassFiles classFiles,
      Losses losses,
      RetrySchedule schedule,
      InstructionReceiver instructions) {
    this.client = client;
    this.token = token;
    this.waiting = waiting;
    this.assembler = assembler;
    this.classFiles = classFiles;
    this.losses = losses;
    this.schedule = schedule;
    this.instructions = instructions;
  }

  /** Whether the last attempt failed. */
  boolean inTrouble() {
    return trouble != null;
  }

  /** Whether the collector was tried and never answered as one. Any thread may ask. */
  boolean neverConnected() {
    return tried && !connected;
  }

  /** Whether something could be sent that is no batch. */
  boolean hasClassesToSend() {
    return !classesWanted.isEmpty();
  }

  /** How long to wait until {@link #send} does something; 0 or less where it would now. */
  long untilNextAttempt(long now) {
    if (trouble == Answer.Kind.REJECTED && token.refresh()) {
      AgentLog.info("Tried again at once with the new token of " + token.origin());
      schedule.succeeded();
    }
    return schedule.untilNext(now);
  }

  /**
   * Sends what waits, until all is sent or something is wrong.
   *
   * @return whether nothing went wrong
   */
  boolean send() throws IOException {
    Batch batch = waiting.first();
    while (batch != null) {
      Answer answer = client.send(batch, batch.body().sentAt(System.currentTimeMillis()));
      boolean settled = settle(batch, answer);
      // last, so that an answer that is being read is not taken for none
      tried = true;
      if (!settled) {
        return false;
      }
      batch = waiting.first();
    }
    return sendClasses();
  }

  private boolean settle(Batch batch, Answer answer) throws IOException {
    switch (answer.kind()) {
      case ACCEPTED:
        waiting.removeFirst();
        accepted(batch, answer);
        return true;
      case REFUSED:
        waiting.removeFirst();
        batch.lose(losses, Losses.Reason.BATCH_REFUSED);
        AgentLog.warn(client.url() + " " + answer.reason() + ": the batch is dropped");
        return true;
      case TOO_LARGE:
        waiting.removeFirst();
        divide(batch);
        return true;
      default:
        failed(answer);
        return false;
    }
  }

  private void accepted(Batch batch, Answer answer) {
    if (!connected) {
      AgentLog.info("Connected to " + client.url());
    } else if (trouble != null) {
      AgentLog.info("Connected to " + client.url() + " again");
    }
    AgentLog.debug(
        "Delivered "
            + batch.snapshots().size()
            + " snapshots and counts of "
            + batch.counts().occurrences()
            + " occurrences");
    connected = true;
    trouble = null;
    schedule.succeeded();
    instructions.instructed(answer.instructions());
    for (String hash : answer.classesWanted()) {
      if (classesWanted.size() < MAXIMUM_CLASSES_WANTED) {
        classesWanted.add(hash);
      }
    }
    for (Map.Entry<String, String> refused : answer.refused().entrySet()) {
      countRefused(batch, refused.getKey());
      AgentLog.warn(
          "The collector refused a part of a batch ("
              + (refused.getValue().isEmpty() ? "no reason given" : refused.getValue())
              + "): it is lost");
    }
  }

  /**
   * @param item {@code snapshots/3} or {@code counts/17}
   */
  private void countRefused(Batch batch, String item) {
    int slash = item.indexOf('/');
    try {
      int index = Integer.parseInt(item.substring(slash + 1));
      if (item.startsWith("snapshots/")) {
        long lost = batch.snapshots().occurrences(index);
        losses.add(Losses.What.SNAPSHOT, Losses.Reason.ITEM_REFUSED, lost);
      } else if (item.startsWith("counts/")) {
        long lost = batch.counts().occurrences(index);
        losses.add(Losses.What.OCCURRENCE, Losses.Reason.ITEM_REFUSED, lost);
      }
    } catch (NumberFormatException e) {
      AgentLog.debug("The collector refused '" + item + "', which no batch has");
    }
  }

  private void divide(Batch batch) throws IOException {
    List<Batch> halves = assembler.split(batch);
    if (halves.isEmpty()) {
      batch.lose(losses, Losses.Reason.TOO_LARGE);
      AgentLog.warn("The collector says that a batch is too large: it is dropped");
    }
    for (int i = halves.size() - 1; i >= 0; i--) {
      waiting.addFirst(halves.get(i));
    }
  }

  private void failed(Answer answer) {
    waiting.persist();
    long now = Monotonic.millis();
    if (answer.kind() == Answer.Kind.LATER || answer.kind() == Answer.Kind.UNTRUSTED) {
      schedule.failed(now, answer.retryAfter());
    } else {
      schedule.rejected(now);
    }
    if (trouble == answer.kind() || client.isCancelled()) {
      AgentLog.debug(client.url() + " " + answer.reason());
      return;
    }
    trouble = answer.kind();
    report(answer);
  }

  private void report(Answer answer) {
    String what = client.url() + " " + answer.reason() + ": ";
    if (answer.kind() == Answer.Kind.REJECTED) {
      AgentLog.error(
          what
              + "nothing is sent until the token is a valid one; make one in the collector's"
              + " settings and set "
              + token.origin()
              + ". Tried again every few minutes");
    } else if (answer.kind() == Answer.Kind.UNTRUSTED) {
      AgentLog.error(
          client.url()
              + " "
              + answer.reason()
              + ". Nothing is sent until then; tried again, at most a minute apart");
    } else if (answer.kind() == Answer.Kind.STOPPED_BY_PROXY) {
      AgentLog.error(
          "The proxy "
              + client.proxy()
              + " does not let the agent through (407): set faultline.proxy.user and"
              + " faultline.proxy.password to a user that it knows. Tried again every few minutes");
    } else if (answer.kind() == Answer.Kind.MISDIRECTED) {
      AgentLog.error(
          what
              + "nothing is sent until faultline.collector.url is the collector's. Tried again"
              + " every few minutes");
    } else {
      AgentLog.warn(
          what + "tried again, at most a minute apart. What is recorded waits in memory, bounded");
    }
  }

  /** Some of the class files wanted; the rest with the next batch. */
  private boolean sendClasses() {
    for (int i = 0; i < CLASSES_AT_ONCE && !classesWanted.isEmpty(); i++) {
      String hash = classesWanted.iterator().next();
      byte[] content = classFiles.content(hash);
      if (content != null) {
        Answer answer = client.putClass(hash, content);
        if (answer.kind() == Answer.Kind.LATER || answer.kind() == Answer.Kind.REJECTED) {
          failed(answer);
          return false;
        }
        if (answer.kind() != Answer.Kind.ACCEPTED) {
          AgentLog.debug("A class file was not taken: " + answer.reason());
        }
      }
      classesWanted.remove(hash);
    }
    return true;
  }
}
