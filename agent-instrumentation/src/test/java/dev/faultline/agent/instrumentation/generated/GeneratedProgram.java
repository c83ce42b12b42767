// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

/** A program of a seed, as pieces and as text. Immutable but for what is left out of it. */
final class GeneratedProgram {

  private final long seed;
  private final Flavor flavor;
  private final Tree tree;
  private final Context context;

  GeneratedProgram(long seed, Flavor flavor, Tree tree, Context context) {
    this.seed = seed;
    this.flavor = flavor;
    this.tree = tree;
    this.context = context;
  }

  long seed() {
    return seed;
  }

  Flavor flavor() {
    return flavor;
  }

  Tree tree() {
    return tree;
  }

  /** Of its class {@code P}, which has {@code run()}. */
  String packageName() {
    return "g" + seed;
  }

  Text text() {
    return new Text(tree, context);
  }
}
