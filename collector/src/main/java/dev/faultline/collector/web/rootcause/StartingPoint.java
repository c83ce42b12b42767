// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Which exception and frame a reader should see first: the root of the chain, where application
 * code was nearest to its throw.
 */
final class StartingPoint {
  private StartingPoint() {}

  static int exception(Snapshot snapshot) {
    List<ExceptionRecord> exceptions = snapshot.exceptions();
    int root = 0;
    for (int index = 1; index < exceptions.size(); index++) {
      ExceptionRecord exception = exceptions.get(index);
      Integer parent = exception.parent();
      boolean continues =
          "cause".equals(exception.relation()) && (parent == null || parent == root);
      if (continues && exception.frames().stream().anyMatch(Frame::application)) {
        root = index;
      }
    }
    return root;
  }

  static int frame(ExceptionRecord exception) {
    List<Frame> frames = exception.frames();
    return first(frames, frame -> frame.application() && !frame.variables().isEmpty())
        .orElseGet(() -> first(frames, Frame::application).orElse(0));
  }

  private static OptionalInt first(List<Frame> frames, Predicate<Frame> wanted) {
    return IntStream.range(0, frames.size())
        .filter(index -> wanted.test(frames.get(index)))
        .findFirst();
  }
}
