// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import dev.faultline.collector.model.Instructions;
import dev.faultline.collector.store.ClassFileRepository;
import dev.faultline.collector.store.InstructionRepository;
import dev.faultline.collector.store.Writer;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/** Takes batches to the store. Safe for use by many threads. */
public final class Digest {

  private static final int CLASSES_WANTED_AT_ONCE = 200;

  private final Writer writer;
  private final ClassFileRepository classFiles;
  private final InstructionRepository instructions;
  private final InstantSource clock;

  public Digest(
      Writer writer,
      ClassFileRepository classFiles,
      InstructionRepository instructions,
      InstantSource clock) {
    this.instructions = instructions;
    this.writer = writer;
    this.classFiles = classFiles;
    this.clock = clock;
  }

  /**
   * Stores a batch. The future completes when it is durable.
   *
   * @throws dev.faultline.collector.store.OverloadedException if too much waits already
   */
  public CompletableFuture<Verdict> digest(Batch batch) {
    return writer.write(
        batch.bytes(), changes -> new BatchDigest(batch, changes, clock.instant()).run());
  }

  /** What the agent that sent the batch is asked for. */
  public Instructions instructions(Batch batch) {
    return instructions.of(batch.agent().service());
  }

  /** The class files that the agent should send: a bounded part of those that are missing. */
  public Set<String> classesWanted(Batch batch) {
    Set<String> asked = new TreeSet<>();
    for (String sha256 : classFiles.wanted(batch.classFiles())) {
      if (asked.size() < CLASSES_WANTED_AT_ONCE) {
        asked.add(sha256);
      }
    }
    return asked;
  }
}
