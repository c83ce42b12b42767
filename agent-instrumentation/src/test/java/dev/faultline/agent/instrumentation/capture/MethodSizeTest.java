// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What HotSpot makes of a method depends on its size; no limit of it is crossed because of us. */
class MethodSizeTest {

  /** One handler for two parameters, its end, its guard and its passage take 32 bytes. */
  private static final int LARGEST_THAT_CAN_STAY = 325 - 32;

  /** As many statements of 3 bytes, behind a few variables and a call that can throw. */
  private static Program program(int statements, String variables) {
    StringBuilder body = new StringBuilder();
    IntStream.range(0, statements).forEach(i -> body.append("n = -n;\n"));
    return Program.of(
        """
        class P {
          static int run() { return work("given", 3); }
          static int work(String text, int n) {
            %s
            %s
            return Integer.parseInt(text) + n;
          }
        }
        """
            .formatted(variables, body));
  }

  private static int length(byte[] classFile, String method) {
    for (MethodInfo info : new ClassFile(classFile).methods()) {
      if (info.name().equals(method)) {
        Code code = Objects.requireNonNull(info.code());
        return code.codeLength();
      }
    }
    throw new AssertionError("no " + method);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 60, 66, 70, 75, 80, 85, 88, 90, 92})
  void method_staysInlineable_withAsManyVariablesAsFit(int statements) {
    Program program =
        program(
            statements,
            """
            String one = text.trim(); String two = one.trim();
            { String three = two.trim(); three.trim(); }
            """);
    int before = length(program.before("P"), "work");
    assertThat(program.run("run")).isInstanceOf(NumberFormatException.class);
    int after = length(program.after("P"), "work");
    assertThat(before).isLessThanOrEqualTo(325);
    boolean stays = after <= 325;
    assertThat(program.report().methodsPastInlining()).isEqualTo(stays ? 0 : 1);
    assertThat(stays).isEqualTo(before <= LARGEST_THAT_CAN_STAY);
    assertThat(Program.variables(Program.frame(program.onlySnapshot(), "work")))
        .containsEntry("text", "\"given\"");
  }

  @Test
  void reducedMethod_keepsItsParameters_andSaysWhatItLeftOut() {
    Program program =
        program(
            78,
            """
            String one = text.trim(); String two = one.trim(); String three = two.trim();
            """);
    program.run("run");
    assertThat(program.report().methodsReduced()).isEqualTo(1);
    assertThat(program.report().methodsPastInlining()).isZero();
    assertThat(Program.variables(Program.frame(program.onlySnapshot(), "work")))
        .contains(entry("text", "\"given\""), entry("three", "<not read: method too large>"));
  }

  @ParameterizedTest
  @ValueSource(ints = {2400, 2600, 2640, 2650, 2654})
  void method_thatIsCompiledWithoutUs_isCompiledWithUs(int statements) {
    Program program = program(statements, "String one = text.trim();");
    int before = length(program.before("P"), "work");
    assertThat(program.run("run")).isInstanceOf(NumberFormatException.class);
    int after = length(program.after("P"), "work");
    assertThat(before).isBetween(7000, 8000);
    assertThat(after).isLessThanOrEqualTo(8000);
  }

  @ParameterizedTest
  @ValueSource(ints = {15_000, 21_000, 21_700, 21_830})
  void method_nearTheLargestSize_stillRuns(int statements) {
    Program program = program(statements, "String one = text.trim();");
    int before = length(program.before("P"), "work");
    assertThat(program.run("run")).isInstanceOf(NumberFormatException.class);
    int after = length(program.after("P"), "work");
    assertThat(before).isGreaterThan(8000);
    assertThat(after).isLessThanOrEqualTo(65_535);
  }

  @ParameterizedTest
  @ValueSource(ints = {50, 60, 65, 68, 70, 72, 75})
  void reducedConstructor_saysWhatItLeftOut_althoughInitializersAreOnLinesAround(int statements) {
    StringBuilder body = new StringBuilder();
    IntStream.range(0, statements).forEach(i -> body.append("n = -n;\n"));
    Program program =
        Program.of(
            """
            class P {
              int first = Integer.parseInt("1");
              static void run() { new P("given", 3); }
              P(String text, int n) {
                String one = text.trim();
                %s
                { String two = one.trim();
                  Integer.parseInt(two); }
              }
              int last = Integer.parseInt("9");
            }
            """
                .formatted(body));
    program.run("run");
    assertThat(Program.variables(program.onlySnapshot().exceptions().get(0), "<init>"))
        .containsKeys("text", "n", "one", "two");
  }

  @ParameterizedTest
  @ValueSource(ints = {20, 50, 60, 70, 75, 80, 83, 86, 88, 90, 92, 94})
  void methodThatLogs_staysInlineableWhereItWouldWithoutItsStatement(int statements) {
    Program program =
        program(statements, "java.util.logging.Logger.getLogger(\"x\").warning(text);");
    int before = length(program.before("P"), "work");
    assertThat(program.run("run")).isInstanceOf(NumberFormatException.class);
    int after = length(program.after("P"), "work");
    assertThat(after <= 325).isEqualTo(before <= LARGEST_THAT_CAN_STAY);
    assertThat(program.report().classesWithoutStatements()).isZero();
  }

  @Test
  void smallMethodThatLogs_passesItsVariablesOn() {
    Program with = program(5, "java.util.logging.Logger.getLogger(\"x\").warning(text);");
    with.run("run");
    Program without = program(5, "java.util.logging.Logger.getLogger(\"x\").info(text);");
    without.run("run");
    int statement = 10 + 2 * 4;
    assertThat(length(with.after("P"), "work"))
        .isEqualTo(length(without.after("P"), "work") + statement);
  }
}
