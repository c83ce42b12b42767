// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.site.KnownClasses;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.instrumentation.capture.InstrumentationReport;
import dev.faultline.agent.instrumentation.select.ApplicationCode;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassDumpTest {

  /** What is dumped. */
  static class Sample {
    int work(String text) {
      return Integer.parseInt(text);
    }

    int trivial() {
      return 1;
    }
  }

  @TempDir Path folder;

  private byte[] transform(Path dump) throws Exception {
    String name = Sample.class.getName().replace('.', '/');
    try (InputStream in = Sample.class.getResourceAsStream("/" + name + ".class")) {
      byte[] bytes = in.readAllBytes();
      CaptureTransformer transformer =
          new CaptureTransformer(
              new ApplicationCode(List.of("*"), List.of(), null),
              new SiteTable(),
              new KnownClasses(),
              new InstrumentationReport(),
              true,
              dump.toFile(),
              () -> {});
      byte[] changed =
          transformer.transform(Sample.class.getClassLoader(), "app/Sample", null, null, bytes);
      assertThat(changed).isNotNull().isNotEqualTo(bytes);
      return changed;
    }
  }

  @Test
  void dump_hasTheClassBeforeAndAfter_andWhatBecameOfEachMethod() throws Exception {
    byte[] changed = transform(folder);
    Path base = folder.resolve("app/Sample");
    assertThat(Path.of(base + ".before.class")).exists();
    assertThat(Path.of(base + ".after.class")).hasBinaryContent(changed);
    assertThat(Files.readAllLines(folder.resolve("methods.tsv")))
        .contains(
            Sample.class.getName() + "\twork\t(Ljava/lang/String;)I\tinstrumented",
            Sample.class.getName() + "\ttrivial\t()I\tleft as it is: nothing in it can throw");
  }

  @Test
  void folderThatCantBeMade_doesNoHarm() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    transform(file.resolve("below"));
  }
}
