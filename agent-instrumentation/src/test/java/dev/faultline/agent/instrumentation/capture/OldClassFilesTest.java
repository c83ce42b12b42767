// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;

/** Class files from before stack map frames, whose types are inferred. */
class OldClassFilesTest {

  @Test
  void slotAssignedInALoop_isNotReadBeforeTheLoop() {
    Program program =
        Program.ofOldClassFile(
            """
            class P {
              static void run() { new P().work(new int[] {1, 2, 3, 7}); }
              void work(int[] numbers) {
                int i = 0;
                while (i < numbers.length) {
                  long end = 0;
                  for (int j = i + 1; j < numbers.length; j++) {
                    if (numbers[j] != numbers[j - 1] + 1) { break; }
                    end = j;
                  }
                  if (end - i >= 2) { i = (int) end; }
                  i++;
                }
                throw new IllegalStateException();
              }
            }
            """);
    assertThat(program.run("run")).isInstanceOf(IllegalStateException.class);
    assertThat(Program.variables(Program.frame(program.onlySnapshot(), "work")))
        .contains(entry("local2", "4"))
        .doesNotContainKeys("local3", "local5");
  }

  @Test
  void slotAssignedInOneCaseOnly_isNotReadBehindTheSwitch() {
    Program program =
        Program.ofOldClassFile(
            """
            class P {
              static void run() { work(1, "a"); }
              static void work(int kind, String text) {
                do {
                  switch (kind) {
                    case 1: { int one = 5; kind += one; break; }
                    case 2: { String two = text; kind += two.length(); break; }
                    case 1000: { double three = 1; kind += (int) three; break; }
                    default:
                  }
                } while (kind < 3);
                throw new IllegalStateException(text);
              }
            }
            """);
    assertThat(program.run("run")).isInstanceOf(IllegalStateException.class);
    assertThat(Program.variables(Program.frame(program.onlySnapshot(), "work")))
        .containsOnly(entry("arg0", "6"), entry("arg1", "\"a\""));
  }
}
