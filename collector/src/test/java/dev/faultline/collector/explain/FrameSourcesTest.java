// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import static dev.faultline.collector.explain.FailingLineTest.firstOfProgram;
import static dev.faultline.collector.explain.FailingLineTest.markedLine;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.explain.FrameSource.LineRange;
import dev.faultline.collector.explain.FrameSource.Origin;
import dev.faultline.collector.explain.Mark.Precision;
import dev.faultline.collector.model.Snapshot;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FrameSourcesTest {
  private static final String NESTED =
      """
      package shop;

      public class Main {
        private final String owner;

        Main(String owner) {
          this.owner = owner;
        }

        class Line {

          int price(String text) {
            // comment
            return Integer.parseInt(text + owner);
          }
        }

        public static void main() {
          Main cart = new Main("o");
          System.out.print(cart.new Line().price("p"));
        }
      }
      """;

  @Test
  void find_showsANestedClassWithinItsOutermostOne_whenBothAreOnTheStack() throws Exception {
    FrameSource source = firstFrame(new CompiledProgram("shop.Main", NESTED));

    assertThat(markedLine(source)).contains("Integer.parseInt(text + Main.this.owner)");
    assertThat(source.lines()).anyMatch(line -> line.contains("public class Main"));
  }

  @Test
  void find_showsANestedClassAlone_whenItsOuterOnesHaveNotArrived() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    program.forget("shop.Main");

    FrameSource source = firstFrame(program);

    assertThat(markedLine(source)).contains("Integer.parseInt(text");
    assertThat(source.lines()).noneMatch(line -> line.contains("public class Main"));
  }

  @Test
  void find_marksTheCall_inFramesAboveTheThrow() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));

    FrameSource source = new FrameSources(program).find(snapshot, 0, firstOfProgram(snapshot) + 1);

    assertThat(markedLine(source)).contains(".price(\"p\")");
    assertThat(source.mark()).extracting(Mark::precision).isEqualTo(Precision.INSTRUCTION);
  }

  @Test
  void find_givesTheRangeOfTheMethod() throws Exception {
    FrameSource source = firstFrame(new CompiledProgram("shop.Main", NESTED));

    LineRange range = Objects.requireNonNull(source.method());
    List<String> method = source.lines().subList(range.first() - 1, range.last());
    assertThat(method.get(0)).contains("int price(String text)");
    assertThat(method.get(method.size() - 1).strip()).isEqualTo("}");
    assertThat(method).hasSize(3);
  }

  @Test
  void find_marksTheMethod_whenThereAreNoLineNumbers() throws Exception {
    CompiledProgram program =
        new CompiledProgram(
            "shop.Main",
            "package shop; public class Main { public static void main() { Integer.parseInt(\"x\"); } }",
            "-g:none");

    FrameSource source = firstFrame(program);

    assertThat(source.mark()).isNotNull();
    assertThat(markedLine(source)).contains("Integer.parseInt");
  }

  @Test
  void find_saysWhatIsWrong_whenTheClassFileIsGarbage() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));
    byte[] garbage = new byte[5000];
    new Random(7).nextBytes(garbage);
    garbage[0] = (byte) 0xCA;
    garbage[1] = (byte) 0xFE;
    garbage[2] = (byte) 0xBA;
    garbage[3] = (byte) 0xBE;
    program.replace("shop.Main$Line", garbage);

    FrameSource source = new FrameSources(program).find(snapshot, 0, firstOfProgram(snapshot));

    assertThat(source.origin()).isEqualTo(Origin.NONE);
    assertThat(source.note()).startsWith("The class file is damaged");
  }

  @Test
  void find_alwaysAnswers_whateverBytesOfAClassFileAreDamaged() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));
    byte[] good = program.classFile("shop.Main$Line");
    Random random = new Random(42);
    for (int round = 0; round < 150; round++) {
      byte[] damaged = good.clone();
      for (int change = 0; change < 1 + round % 5; change++) {
        damaged[10 + random.nextInt(damaged.length - 10)] = (byte) random.nextInt();
      }
      program.replace("shop.Main$Line", damaged);

      FrameSource source = new FrameSources(program).find(snapshot, 0, firstOfProgram(snapshot));

      assertThat(source.mark() != null || source.note() != null).isTrue();
    }
  }

  @Test
  void find_saysSo_whenTheClassFileIsOfAnotherClass() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));
    program.replace("shop.Main$Line", program.classFile("shop.Main"));

    FrameSource source = new FrameSources(program).find(snapshot, 0, firstOfProgram(snapshot));

    assertThat(source.note()).isEqualTo("The class file is of another class, shop/Main.");
  }

  @Test
  void find_saysSo_whenTheClassFileHasNotArrived() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));
    program.forget("shop.Main$Line");

    FrameSource source = new FrameSources(program).find(snapshot, 0, firstOfProgram(snapshot));

    assertThat(source.origin()).isEqualTo(Origin.NONE);
    assertThat(source.note()).startsWith("The class file has not arrived");
  }

  @Test
  void find_listsWhatTheMethodCalls_whenTheClassCanNotBeDecompiled() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));
    Decompiler failing =
        bundle -> {
          throw DecompilationFailedException.permanent("It was too hard.");
        };

    FrameSource source =
        new FrameSources(program, failing).find(snapshot, 0, firstOfProgram(snapshot));

    assertThat(source.origin()).isEqualTo(Origin.LISTING);
    assertThat(source.note()).startsWith("It was too hard.");
    assertThat(markedLine(source)).contains("line 14: java.lang.Integer.parseInt");
  }

  @Test
  void find_decompilesAClassOnce() throws Exception {
    CompiledProgram program = new CompiledProgram("shop.Main", NESTED);
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));
    AtomicInteger runs = new AtomicInteger();
    Decompiler real = new VineflowerDecompiler(Limits.DEFAULT);
    FrameSources sources =
        new FrameSources(
            program,
            bundle -> {
              runs.incrementAndGet();
              return real.decompile(bundle);
            });

    sources.find(snapshot, 0, firstOfProgram(snapshot));
    sources.find(snapshot, 0, firstOfProgram(snapshot) + 1);

    assertThat(runs).hasValue(1);
  }

  private static FrameSource firstFrame(CompiledProgram program) throws Exception {
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));
    return new FrameSources(program).find(snapshot, 0, firstOfProgram(snapshot));
  }
}
