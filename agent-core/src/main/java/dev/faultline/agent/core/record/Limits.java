// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

/** How much of an occurrence is recorded. Immutable. */
public final class Limits {

  private final int depth;
  private final int firstLevelString;
  private final int string;
  private final int elements;
  private final int fields;
  private final int stackElements;
  private final int framesWithVariables;
  private final int values;
  private final int bytes;
  private final long nanos;

  /**
   * @param depth levels of fields and elements below a variable
   * @param firstLevelString characters of a string that is a variable itself
   * @param string characters of a string below a variable
   * @param elements elements of an array or collection, entries of a map
   * @param stackElements frames of one exception
   * @param values values of one snapshot
   * @param bytes estimated size of one snapshot's values
   * @param nanos of the application's thread for one snapshot
   */
  public Limits(
      int depth,
      int firstLevelString,
      int string,
      int elements,
      int fields,
      int stackElements,
      int framesWithVariables,
      int values,
      int bytes,
      long nanos) {
    this.depth = depth;
    this.firstLevelString = firstLevelString;
    this.string = string;
    this.elements = elements;
    this.fields = fields;
    this.stackElements = stackElements;
    this.framesWithVariables = framesWithVariables;
    this.values = values;
    this.bytes = bytes;
    this.nanos = nanos;
  }

  public static Limits defaults() {
    return new Limits(5, 1024, 300, 25, 50, 2000, 100, 2000, 256 * 1024, 20_000_000L);
  }

  public int depth() {
    return depth;
  }

  public int string(int level) {
    return level == 0 ? firstLevelString : string;
  }

  public int elements() {
    return elements;
  }

  public int fields() {
    return fields;
  }

  public int stackElements() {
    return stackElements;
  }

  public int framesWithVariables() {
    return framesWithVariables;
  }

  public int values() {
    return values;
  }

  public int bytes() {
    return bytes;
  }

  public long nanos() {
    return nanos;
  }
}
