// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * What was instrumented, reduced and skipped, in numbers. Thread-safe; each number is exact, all
 * together are not one moment's.
 */
public final class InstrumentationReport {

  private enum Number {
    CLASSES,
    CLASSES_FAILED,
    METHODS,
    METHODS_REDUCED,
    METHODS_PAST_INLINING,
    BYTES_BEFORE,
    BYTES_AFTER,
    CLASSES_WITHOUT_STATEMENTS,
    NANOS
  }

  private final AtomicLongArray numbers = new AtomicLongArray(Number.values().length);
  private final AtomicLongArray skipped = new AtomicLongArray(Skip.values().length);
  private volatile @Nullable Listing listing;

  /** Is told of each method. Called by all threads that load classes. */
  public interface Listing {

    /**
     * @param className as {@link Class#getName()} says it
     * @param what {@code instrumented}, {@code reduced}, or why the method was left as it is
     */
    void method(String className, String method, String descriptor, String what);
  }

  public void listing(Listing newListing) {
    listing = newListing;
  }

  void classDone(int bytesBefore, int bytesAfter, long nanos) {
    add(Number.CLASSES, 1);
    add(Number.BYTES_BEFORE, bytesBefore);
    add(Number.BYTES_AFTER, bytesAfter);
    add(Number.NANOS, nanos);
  }

  /** A class that was left alone because of a failure. */
  public void countFailure() {
    add(Number.CLASSES_FAILED, 1);
  }

  /** A class whose log statements were left as they are because it is unusual. */
  void countWithoutStatements() {
    add(Number.CLASSES_WITHOUT_STATEMENTS, 1);
  }

  void methodDone(String className, MethodInfo method, boolean reduced, boolean pastInlining) {
    add(Number.METHODS, 1);
    add(Number.METHODS_REDUCED, reduced ? 1 : 0);
    add(Number.METHODS_PAST_INLINING, pastInlining ? 1 : 0);
    String what = reduced ? "reduced: its size allows fewer variables" : "instrumented";
    list(className, method, pastInlining ? what + ", past 325 bytes" : what);
  }

  void methodSkipped(String className, MethodInfo method, Skip reason) {
    skipped.incrementAndGet(reason.ordinal());
    list(className, method, "left as it is: " + reason.reason());
  }

  private void list(String className, MethodInfo method, String what) {
    Listing current = listing;
    if (current != null) {
      current.method(className, method.name(), method.descriptor(), what);
    }
  }

  private void add(Number number, long amount) {
    numbers.addAndGet(number.ordinal(), amount);
  }

  /** Classes whose log statements are recorded without variables, because they are unusual. */
  public long classesWithoutStatements() {
    return numbers.get(Number.CLASSES_WITHOUT_STATEMENTS.ordinal());
  }

  public long classes() {
    return numbers.get(Number.CLASSES.ordinal());
  }

  public long classesFailed() {
    return numbers.get(Number.CLASSES_FAILED.ordinal());
  }

  public long methods() {
    return numbers.get(Number.METHODS.ordinal());
  }

  /** Methods whose handlers read fewer variables than there are, because of the method's size. */
  public long methodsReduced() {
    return numbers.get(Number.METHODS_REDUCED.ordinal());
  }

  /** Methods that were small enough for C2 to inline where hot (325 bytes) and no longer are. */
  public long methodsPastInlining() {
    return numbers.get(Number.METHODS_PAST_INLINING.ordinal());
  }

  public long bytesBefore() {
    return numbers.get(Number.BYTES_BEFORE.ordinal());
  }

  public long bytesAfter() {
    return numbers.get(Number.BYTES_AFTER.ordinal());
  }

  /** Time spent in transforming, in nanoseconds. */
  public long nanos() {
    return numbers.get(Number.NANOS.ordinal());
  }

  public long skipped(Skip reason) {
    return skipped.get(reason.ordinal());
  }

  /** One line for the agent's log. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(160);
    text.append(classes())
        .append(" classes and ")
        .append(methods())
        .append(" methods instrumented in ");
    text.append(nanos() / 1_000_000).append(" ms, ").append(bytesBefore()).append(" bytes became ");
    text.append(bytesAfter()).append("; ").append(methodsReduced()).append(" methods reduced, ");
    text.append(methodsPastInlining()).append(" past 325 bytes, ");
    text.append(classesFailed()).append(" classes left alone after a failure");
    if (classesWithoutStatements() > 0) {
      text.append(", ").append(classesWithoutStatements()).append(" without their log statements");
    }
    for (Skip reason : Skip.values()) {
      if (skipped(reason) > 0) {
        text.append(", ").append(skipped(reason)).append(" methods: ").append(reason.reason());
      }
    }
    return text.toString();
  }
}
