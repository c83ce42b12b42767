// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a generated program: lines of text and pieces inside of it, each of which can be left
 * out. Text has marks of {@link Text}.
 */
final class Tree {

  private final List<Object> items = new ArrayList<>();
  private boolean dropped;

  Tree line(String text) {
    items.add(text);
    return this;
  }

  Tree add(Tree child) {
    items.add(child);
    return this;
  }

  Tree addAll(List<Tree> children) {
    items.addAll(children);
    return this;
  }

  void drop(boolean newDropped) {
    dropped = newDropped;
  }

  boolean isDropped() {
    return dropped;
  }

  /** The pieces inside of it, not those that are inside of them. */
  List<Tree> children() {
    List<Tree> result = new ArrayList<>();
    for (Object item : items) {
      if (item instanceof Tree tree) {
        result.add(tree);
      }
    }
    return result;
  }

  /** All lines of what is not left out, marks included. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    collect(lines);
    return lines;
  }

  private void collect(List<String> lines) {
    if (dropped) {
      return;
    }
    for (Object item : items) {
      if (item instanceof Tree tree) {
        tree.collect(lines);
      } else {
        lines.add((String) item);
      }
    }
  }
}
