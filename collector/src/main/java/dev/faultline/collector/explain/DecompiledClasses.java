// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Remembers decompiled classes by the hashes of their class files, failures included, up to a bound
 * on memory.
 *
 * <p>Safe for use by any number of threads: those that ask for the same class wait for one
 * decompilation of it, the others don't wait.
 */
final class DecompiledClasses {
  private static final long MAX_CHARACTERS = 16L << 20;

  private final Decompiler decompiler;
  private final Map<Set<String>, CompletableFuture<Outcome>> outcomes =
      new LinkedHashMap<>(16, 0.75f, true);

  DecompiledClasses(Decompiler decompiler) {
    this.decompiler = decompiler;
  }

  private record Outcome(
      @Nullable DecompiledSource source, @Nullable DecompilationFailedException failure) {
    long characters() {
      return source == null ? 100 : source.lines().stream().mapToLong(String::length).sum() + 100;
    }
  }

  DecompiledSource get(HashedBundle bundle) throws DecompilationFailedException {
    CompletableFuture<Outcome> mine = new CompletableFuture<>();
    CompletableFuture<Outcome> known;
    synchronized (outcomes) {
      known = outcomes.putIfAbsent(bundle.hashes(), mine);
    }
    if (known == null) {
      try {
        mine.complete(decompile(bundle));
      } finally {
        // nobody waits for ever, whatever was thrown
        mine.complete(new Outcome(null, null));
        evict();
      }
    }
    Outcome outcome = (known == null ? mine : known).join();
    if (outcome.source() == null) {
      throw failure(outcome);
    }
    return outcome.source();
  }

  private static DecompilationFailedException failure(Outcome outcome) {
    DecompilationFailedException failure = outcome.failure();
    return failure == null
        ? DecompilationFailedException.permanent("The decompiler gave up on the class.")
        : failure;
  }

  private Outcome decompile(HashedBundle bundle) {
    try {
      return new Outcome(decompiler.decompile(bundle.bundle()), null);
    } catch (DecompilationFailedException failure) {
      return new Outcome(null, failure);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError unexpected) {
      return new Outcome(null, null);
    }
  }

  /**
   * Lets go of failures that may pass, and of what was not looked at for longest while there is too
   * much.
   */
  private void evict() {
    synchronized (outcomes) {
      outcomes.values().removeIf(DecompiledClasses::mayPass);
      long characters = outcomes.values().stream().mapToLong(DecompiledClasses::weight).sum();
      Iterator<CompletableFuture<Outcome>> eldest = outcomes.values().iterator();
      while (characters > MAX_CHARACTERS && outcomes.size() > 1) {
        characters -= weight(eldest.next());
        eldest.remove();
      }
    }
  }

  private static boolean mayPass(CompletableFuture<Outcome> future) {
    Outcome outcome = future.getNow(new Outcome(null, null));
    return outcome.failure() != null && !outcome.failure().isPermanent();
  }

  private static long weight(CompletableFuture<Outcome> future) {
    return future.getNow(new Outcome(null, null)).characters();
  }
}
