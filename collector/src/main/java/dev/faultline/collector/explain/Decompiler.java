// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

/**
 * Makes Java source from class files. Implementations bound their time and memory and never run or
 * load the classes.
 */
interface Decompiler {
  /**
   * Blocks until there is a result, at most for the implementation's time limit.
   *
   * @throws DecompilationFailedException if there is none, with the reason for the page
   */
  DecompiledSource decompile(ClassBundle bundle) throws DecompilationFailedException;
}
