// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

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

  @Test
  void slotOfTwoClasses_makesTheVerifierLoadNeither() {
    Program program =
        Program.ofOldClassFile(
            """
            class P {
              static void run() { new P().work(1); }
              void work(int kind) {
                if (kind == 0) { Missing missing = Missing.make(); missing.call(); missing.call(); }
                if (kind == 1) { P present = new P(); present.fail(); present.fail(); }
              }
              void fail() { throw new IllegalStateException(); }
            }
            class Missing {
              static Missing make() { return new Missing(); }
              void call() {}
            }
            """,
            "Missing");
    assertThat(program.run("run")).isInstanceOf(IllegalStateException.class);
    assertThat(Program.variables(Program.frame(program.onlySnapshot(), "work")))
        .contains(entry("arg0", "1"));
  }

  @Test
  void slotOfTwoClassesInATryBlock_makesTheVerifierLoadNeither() {
    Program program =
        Program.ofOldClassFile(
            """
            class P {
              static void run() { new P().work(1); }
              void work(int kind) {
                try {
                  if (kind == 0) { Missing missing = Missing.make(); missing.call(); missing.call(); }
                  if (kind == 1) { P present = new P(); present.fail(); present.fail(); }
                } catch (NullPointerException e) {
                  kind++;
                }
              }
              void fail() { throw new IllegalStateException(); }
            }
            class Missing {
              static Missing make() { return new Missing(); }
              void call() {}
            }
            """,
            "Missing");
    assertThat(program.run("run")).isInstanceOf(IllegalStateException.class);
    assertThat(Program.variables(Program.frame(program.onlySnapshot(), "work")))
        .contains(entry("arg0", "1"));
  }

  @Test
  void objectBeforeItsConstructor_isNotRead() {
    Program program = Program.ofClassFile(storingAnObjectBeforeItsConstructor());
    assertThat(program.run("run")).isInstanceOf(NullPointerException.class);
    assertThat(Program.variables(Program.frame(program.onlySnapshot(), "run")))
        .containsExactly(entry("local1", "5"));
  }

  /** What R8 makes of {@code new StringBuilder(((String) null).trim())}. */
  private static byte[] storingAnObjectBeforeItsConstructor() {
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    writer.visit(Opcodes.V1_5, Opcodes.ACC_SUPER, "P", null, "java/lang/Object", null);
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    run.visitCode();
    run.visitTypeInsn(Opcodes.NEW, "java/lang/StringBuilder");
    run.visitVarInsn(Opcodes.ASTORE, 0);
    run.visitInsn(Opcodes.ICONST_5);
    run.visitVarInsn(Opcodes.ISTORE, 1);
    run.visitVarInsn(Opcodes.ILOAD, 1);
    Label join = new Label();
    run.visitJumpInsn(Opcodes.IFNE, join);
    run.visitIincInsn(1, 1);
    run.visitLabel(join);
    run.visitVarInsn(Opcodes.ALOAD, 0);
    run.visitInsn(Opcodes.ACONST_NULL);
    run.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    run.visitMethodInsn(
        Opcodes.INVOKEVIRTUAL, "java/lang/String", "trim", "()Ljava/lang/String;", false);
    run.visitMethodInsn(
        Opcodes.INVOKESPECIAL, "java/lang/StringBuilder", "<init>", "(Ljava/lang/String;)V", false);
    run.visitVarInsn(Opcodes.ALOAD, 0);
    run.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/StringBuilder", "length", "()I", false);
    run.visitInsn(Opcodes.POP);
    run.visitInsn(Opcodes.RETURN);
    run.visitMaxs(0, 0);
    run.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }
}
