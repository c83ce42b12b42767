// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.c2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionsTest {

  @TempDir Path folder;

  private CompilationLog log(String decision, int size) throws IOException {
    return CompilationLog.read(
        Files.writeString(
            Files.createTempFile(folder, "c2", ".xml"),
            """
            <task compile_id='1' method='shop.Cart total ()J' bytes='40' level='3' stamp='0.1'>
            <inline_fail reason='of C1, which is not looked at'/>
            <task_done success='1' nmsize='9000' stamp='0.1'/>
            </task>
            <task compile_id='2' method='shop.Cart total ()J' bytes='40' count='5000' stamp='0.2'>
              <klass id='7' name='shop.Item' flags='1'/>
              <method id='8' holder='7' name='&lt;init&gt;' return='1' bytes='12' iicount='5000'/>
              <call method='8' count='5000' prof_factor='1' inline='1'/>
              %s
            <task_done success='1' nmsize='%d' count='5000' stamp='0.3'/>
            </task>
            """
                .formatted(decision, size)));
  }

  @Test
  void whatWasInlined_andIsNoMore_isListedWithItsReason() throws IOException {
    CompilationLog base = log("<inline_success reason='inline (hot)'/>", 100);
    CompilationLog now = log("<inline_fail reason='size &gt; DesiredMethodLimit'/>", 230);
    assertThat(new Decisions(base, now).report())
        .contains("| methods compiled | 1 | 1 |")
        .contains("| calls inlined | 1 | 0 |")
        .contains("both compiled | 100 | 230 |")
        .contains("| not inlined: size > DesiredMethodLimit | 0 | 1 |")
        .contains(
            "| `shop.Item.<init>` | `shop.Cart total ()J` | size > DesiredMethodLimit | 5,000 |")
        .doesNotContain("C1");
  }

  @Test
  void runsThatDecideTheSame_haveNothingToList() throws IOException {
    CompilationLog base = log("<inline_success reason='inline (hot)'/>", 100);
    assertThat(new Decisions(base, base).report()).contains("not in this run: 0.");
  }
}
