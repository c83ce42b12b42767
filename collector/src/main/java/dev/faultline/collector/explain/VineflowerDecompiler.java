// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.concurrent.Callable;
import org.jetbrains.java.decompiler.main.decompiler.CancelationManager;

/**
 * Vineflower under limits: one class at a time, on a thread of its own that is given up when it
 * exceeds its time or memory.
 *
 * <p>Safe for use by any number of threads; they wait for one another.
 */
final class VineflowerDecompiler implements Decompiler {
  private final BoundedRunner runner;

  VineflowerDecompiler(Limits limits) {
    runner = new BoundedRunner("faultline-decompiler", limits);
    // one hook for the whole process, by Vineflower's design; it does nothing on threads that the
    // runner did not start
    CancelationManager.setCancelationChecker(VineflowerDecompiler::cancelWhereAsked);
  }

  @Override
  public DecompiledSource decompile(ClassBundle bundle) throws DecompilationFailedException {
    Callable<DecompiledSource> run = () -> new VineflowerRun(bundle).decompile();
    return runner.run(run);
  }

  private static void cancelWhereAsked() {
    if (BoundedRunner.isCancelled()) {
      CancelationManager.cancel();
    }
  }
}
