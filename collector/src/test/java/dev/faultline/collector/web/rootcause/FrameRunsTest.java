// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.Frame;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameRunsTest {
  private static final Frame OWN = frame("com.acme.Tree", "visit", 7, true);
  private static final Frame LIBRARY = frame("org.lib.deep.Tool", "use", 1, false);

  @Test
  void summary_foldsNeighbouringLibraryFrames_andSaysWhose() {
    List<Frame> frames =
        List.of(OWN, LIBRARY, frame("java.util.stream.Sink", "accept", 2, false), OWN);

    assertThat(FrameRuns.end(frames, 1)).isEqualTo(3);
    assertThat(FrameRuns.summary(frames, 1, 3)).isEqualTo("2 frames of org.lib, java.util");
  }

  @Test
  void summary_leavesALoneLibraryFrameOpen() {
    List<Frame> frames = List.of(OWN, LIBRARY, OWN);

    assertThat(FrameRuns.summary(frames, 1, FrameRuns.end(frames, 1))).isNull();
  }

  @Test
  void summary_foldsWhatRepeats_afterItsFirst() {
    List<Frame> frames = new ArrayList<>(Collections.nCopies(300, OWN));

    assertThat(FrameRuns.end(frames, 0)).isEqualTo(1);
    assertThat(FrameRuns.end(frames, 1)).isEqualTo(300);
    assertThat(FrameRuns.summary(frames, 1, 300))
        .isEqualTo("299 more calls of visit like the one above");
  }

  @Test
  void end_keepsAShortRecursionOpen() {
    assertThat(FrameRuns.end(List.of(OWN, OWN, OWN), 1)).isEqualTo(2);
  }

  private static Frame frame(String type, String method, int line, boolean application) {
    return new Frame(
        type, method, null, "F.java", line, application, null, null, null, List.of(), null);
  }
}
