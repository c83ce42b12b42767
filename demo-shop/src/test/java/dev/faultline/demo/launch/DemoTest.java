// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo from its start to its end, with stand-ins for agent and collector and the real shop. */
class DemoTest {
  @TempDir Path directory;
  private Path root;
  private Path temporary;

  @BeforeEach
  void makeDirectories() throws IOException {
    root = Files.createDirectories(directory.resolve("root"));
    temporary = Files.createDirectories(directory.resolve("tmp"));
  }

  @Test
  void demoWithEvents_printsLinkAndTableAndEndsWithZero() throws Exception {
    BuiltTree tree = BuiltTree.in(root, StandInCollector.class, StandInAgent.class);
    try (RunningDemo demo = RunningDemo.start(tree, temporary, "--seconds", "2")) {

      assertThat(demo.ends()).as(demo.said()).isZero();

      assertThat(demo.said())
          .containsPattern("See what fails, and why: +http://127.0.0.1:\\d+/sign-in/once-only")
          .containsPattern("UNCAUGHT +3 +NullPointerException +PriceCalculator.tax")
          .contains("2 events were recorded");
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void demoWithoutEvents_saysSoAndEndsWithOne() throws Exception {
    BuiltTree tree = BuiltTree.in(root, StandInCollector.class, MuteAgent.class);
    try (RunningDemo demo = RunningDemo.start(tree, temporary, "--seconds", "1")) {

      assertThat(demo.ends()).as(demo.said()).isEqualTo(1);

      assertThat(demo.said())
          .contains("No event arrived at the collector. The logs say why: " + root);
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void interruptedDemo_leavesNoProgramAndNoFile() throws Exception {
    BuiltTree tree = BuiltTree.in(root, StandInCollector.class, StandInAgent.class);
    try (RunningDemo demo = RunningDemo.start(tree, temporary)) {
      demo.says("See what fails").says("UNCAUGHT");
      List<ProcessHandle> children = demo.children();
      assertThat(children).hasSize(2);

      demo.interrupt();

      assertThat(demo.ends()).isNotZero();
      assertThat(children).noneMatch(ProcessHandle::isAlive);
      assertThat(temporary).isEmptyDirectory();
      assertThat(demo.said()).contains("2 events were recorded");
    }
  }

  @Test
  void dataDirectory_isKeptAndUsedAgain() throws Exception {
    BuiltTree tree = BuiltTree.in(root, StandInCollector.class, StandInAgent.class);
    Path data = directory.resolve("data");
    for (int run = 0; run < 2; run++) {
      try (RunningDemo demo =
          RunningDemo.start(tree, temporary, "--seconds", "1", "--data", data.toString())) {
        assertThat(demo.ends()).as(demo.said()).isZero();
      }
    }

    assertThat(data.resolve("collector/store")).exists();
    assertThat(data.resolve("logs/shop.log")).isNotEmptyFile();
  }

  @Test
  void collectorThatDoesNotStart_isReportedWithTheEndOfItsLog() throws Exception {
    BuiltTree tree = BuiltTree.in(root, FailingCollector.class, StandInAgent.class);
    try (RunningDemo demo = RunningDemo.start(tree, temporary)) {

      assertThat(demo.ends()).isEqualTo(1);

      assertThat(demo.said())
          .contains("The collector has ended with exit status 3")
          .contains("The store is damaged");
      assertThat(temporary).isEmptyDirectory();
    }
  }

  @Test
  void shopThatEnds_endsTheDemo() throws Exception {
    BuiltTree tree = BuiltTree.in(root, StandInCollector.class, StandInAgent.class);
    try (RunningDemo demo = RunningDemo.start(tree, temporary)) {
      demo.says("See what fails");

      demo.children().forEach(ProcessHandle::destroyForcibly);

      assertThat(demo.ends()).isEqualTo(1);
      assertThat(demo.said()).contains("has ended with exit status");
    }
  }

  @Test
  void takenPort_isRefusedWhenAskedFor() throws Exception {
    BuiltTree tree = BuiltTree.in(root, StandInCollector.class, StandInAgent.class);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        RunningDemo demo =
            RunningDemo.start(tree, temporary, "--port", Integer.toString(taken.getLocalPort()))) {

      assertThat(demo.ends()).isEqualTo(1);

      assertThat(demo.said()).contains("Port " + taken.getLocalPort() + " is taken");
    }
  }
}
