// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no Java compiler writes but that the JVM runs, and some that it refuses. */
class UnusualClassFilesTest {

  /** R8 writes such constructors: a {@code finally} around what is computed for {@code this(…)}. */
  @Test
  void handlerBehindTheConstructorCallButOfCodeBeforeIt_doesNotReadThis() {
    Program program =
        Program.ofClassFile(
            classFile(Opcodes.V1_5, UnusualClassFilesTest::constructorWithFinallyBeforeSuper));
    assertThat(program.run("run")).isInstanceOf(NullPointerException.class);
    assertThat(program.report().methods()).isEqualTo(2);
  }

  private static void constructorWithFinallyBeforeSuper(ClassWriter writer) {
    MethodVisitor method = writer.visitMethod(0, "<init>", "(Ljava/lang/Object;)V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    method.visitTryCatchBlock(start, end, handler, null);
    method.visitLabel(start);
    callHashCode(method, 1);
    method.visitLabel(end);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    callHashCode(method, 0);
    method.visitInsn(Opcodes.RETURN);
    method.visitLabel(handler);
    method.visitVarInsn(Opcodes.ASTORE, 2);
    callHashCode(method, 1);
    method.visitVarInsn(Opcodes.ALOAD, 2);
    method.visitInsn(Opcodes.ATHROW);
    method.visitMaxs(1, 3);
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    run.visitTypeInsn(Opcodes.NEW, "P");
    run.visitInsn(Opcodes.ACONST_NULL);
    run.visitMethodInsn(Opcodes.INVOKESPECIAL, "P", "<init>", "(Ljava/lang/Object;)V", false);
    run.visitInsn(Opcodes.RETURN);
    run.visitMaxs(2, 0);
  }

  /** Two handlers of one range, neither of whose blocks is covered by the other. */
  @Test
  void handlersThatNeedASlotAsDifferentClasses_areBothEnteredAsBefore() {
    Program program =
        Program.ofClassFile(
            classFile(Opcodes.V1_7, UnusualClassFilesTest::handlersOfDifferentNeeds));
    assertThat(program.run("run")).isNull();
    assertThat(program.report().methods()).isEqualTo(1);
  }

  private static void handlersOfDifferentNeeds(ClassWriter writer) {
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label needsNumber = new Label();
    Label needsInteger = new Label();
    run.visitTryCatchBlock(start, end, needsNumber, "java/lang/IllegalStateException");
    run.visitTryCatchBlock(start, end, needsInteger, "java/lang/NullPointerException");
    run.visitInsn(Opcodes.ICONST_5);
    run.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "valueOf", "(I)Ljava/lang/Integer;", false);
    run.visitVarInsn(Opcodes.ASTORE, 0);
    run.visitLabel(start);
    run.visitInsn(Opcodes.ACONST_NULL);
    run.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    run.visitInsn(Opcodes.POP);
    run.visitLabel(end);
    run.visitInsn(Opcodes.RETURN);
    handler(run, needsNumber, "java/lang/Number", "java/lang/IllegalStateException");
    handler(run, needsInteger, "java/lang/Integer", "java/lang/NullPointerException");
    run.visitMaxs(2, 1);
  }

  private static void handler(MethodVisitor method, Label label, String needed, String caught) {
    method.visitLabel(label);
    method.visitFrame(Opcodes.F_FULL, 1, new Object[] {needed}, 1, new Object[] {caught});
    method.visitInsn(Opcodes.POP);
    method.visitVarInsn(Opcodes.ALOAD, 0);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, needed, "intValue", "()I", false);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
  }

  @Test
  void methodWithAllLocalVariables_isLeftAlone() {
    Program program =
        Program.ofClassFile(classFile(Opcodes.V1_7, writer -> failingMethod(writer, 65535)));
    assertThat(program.run("run")).isInstanceOf(NullPointerException.class);
    assertThat(program.report().skipped(Skip.NO_ROOM)).isEqualTo(1);
  }

  @Test
  void fullConstantPool_leavesTheMethodAlone() {
    Program program =
        Program.ofClassFile(
            classFile(
                Opcodes.V1_7,
                writer -> {
                  failingMethod(writer, 0);
                  for (int i = 0; i < 65_518; i++) {
                    writer.newConst(i);
                  }
                }));
    assertThat(program.run("run")).isInstanceOf(NullPointerException.class);
    assertThat(program.report().skipped(Skip.NO_ROOM)).isEqualTo(1);
    assertThat(program.report().methods()).isZero();
  }

  @Test
  void fullExceptionTable_leavesTheMethodAlone() {
    Program program =
        Program.ofClassFile(
            classFile(Opcodes.V1_5, UnusualClassFilesTest::methodWithAFullExceptionTable));
    assertThat(program.run("run")).isInstanceOf(NullPointerException.class);
    assertThat(program.report().methods()).isZero();
  }

  private static void methodWithAFullExceptionTable(ClassWriter writer) {
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label handler = new Label();
    for (int i = 0; i < 65_535; i++) {
      run.visitTryCatchBlock(start, end, handler, "java/lang/IllegalStateException");
    }
    run.visitLabel(start);
    run.visitInsn(Opcodes.ACONST_NULL);
    run.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    run.visitInsn(Opcodes.POP);
    run.visitLabel(end);
    run.visitInsn(Opcodes.RETURN);
    run.visitLabel(handler);
    run.visitInsn(Opcodes.ATHROW);
    run.visitMaxs(1, 0);
  }

  @Test
  void unusedLocalVariables_costNoMemory() {
    byte[] bytes =
        classFile(
            Opcodes.V1_5,
            writer -> {
              MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
              for (int i = 0; i < 500; i++) {
                Label join = new Label();
                run.visitInsn(Opcodes.ICONST_0);
                run.visitJumpInsn(Opcodes.IFEQ, join);
                callHashCodeOfNull(run);
                run.visitLabel(join);
              }
              run.visitInsn(Opcodes.RETURN);
              run.visitMaxs(1, 60_000);
            });
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Program program = Program.ofClassFile(bytes);
    assertThat(program.run("run")).isNull();
    assertThat(program.report().methods()).isEqualTo(1);
    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000);
  }

  /** With code behind the method's own, the JVM would accept what it refuses. */
  @Test
  void jumpBehindTheCode_staysInvalid() {
    byte[] bytes =
        classFile(
            Opcodes.V1_5,
            writer -> {
              MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
              callHashCodeOfNull(run);
              Label next = new Label();
              run.visitJumpInsn(Opcodes.GOTO, next);
              run.visitLabel(next);
              run.visitInsn(Opcodes.RETURN);
              run.visitMaxs(1, 0);
            });
    int jump = bytes.length - 1;
    while (bytes[jump] != (byte) Opcodes.GOTO || bytes[jump + 2] != 3) {
      jump--;
    }
    bytes[jump + 2] = 10;
    assertThatThrownBy(() -> Program.ofClassFile(bytes).run("run"))
        .hasMessage("flow leaves the code");
  }

  private static void failingMethod(ClassWriter writer, int locals) {
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    callHashCodeOfNull(run);
    run.visitInsn(Opcodes.RETURN);
    run.visitMaxs(1, locals);
  }

  private static void callHashCodeOfNull(MethodVisitor method) {
    method.visitInsn(Opcodes.ACONST_NULL);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    method.visitInsn(Opcodes.POP);
  }

  /** Clojure empties a variable with its last use; on the other branch it is still there. */
  @Test
  void variableThatTheCompilerEmptied_isSaidToBeNoLongerUsed() {
    Program program =
        Program.ofClassFile(classFile(Opcodes.V1_6, UnusualClassFilesTest::emptiedVariables));
    assertThat(program.run("emptied")).isInstanceOf(NumberFormatException.class);
    assertThat(program.run("kept")).isInstanceOf(NumberFormatException.class);
    assertThat(Program.variables(program.snapshots().get(0).exceptions().get(0), "branches"))
        .containsEntry("arg0", "<not read: no longer used>")
        .containsEntry("arg1", "null");
    assertThat(Program.variables(program.snapshots().get(1).exceptions().get(0), "branches"))
        .containsEntry("arg0", "\"kept\"")
        .containsEntry("arg1", "\"kept\"");
  }

  private static void emptiedVariables(ClassWriter writer) {
    String descriptor = "(Ljava/lang/Object;Ljava/lang/String;)V";
    MethodVisitor branches =
        writer.visitMethod(Opcodes.ACC_STATIC, "branches", descriptor, null, null);
    Label kept = new Label();
    branches.visitVarInsn(Opcodes.ALOAD, 1);
    branches.visitJumpInsn(Opcodes.IFNONNULL, kept);
    branches.visitVarInsn(Opcodes.ALOAD, 0);
    branches.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    branches.visitInsn(Opcodes.ACONST_NULL);
    branches.visitVarInsn(Opcodes.ASTORE, 0);
    parseInt(branches);
    branches.visitLabel(kept);
    branches.visitVarInsn(Opcodes.ALOAD, 1);
    parseInt(branches);
    branches.visitMaxs(2, 2);
    branches.visitEnd();
    for (String name : new String[] {"emptied", "kept"}) {
      MethodVisitor caller = writer.visitMethod(Opcodes.ACC_STATIC, name, "()V", null, null);
      caller.visitLdcInsn(name);
      if (name.equals("kept")) {
        caller.visitInsn(Opcodes.DUP);
      } else {
        caller.visitInsn(Opcodes.ACONST_NULL);
      }
      caller.visitMethodInsn(Opcodes.INVOKESTATIC, "P", "branches", descriptor, false);
      caller.visitInsn(Opcodes.RETURN);
      caller.visitMaxs(2, 0);
      caller.visitEnd();
    }
  }

  private static void parseInt(MethodVisitor method) {
    method.visitTypeInsn(Opcodes.CHECKCAST, "java/lang/String");
    method.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "parseInt", "(Ljava/lang/String;)I", false);
    method.visitInsn(Opcodes.POP);
    method.visitInsn(Opcodes.RETURN);
  }

  /** Scala's {@code catch}: all is caught, compared, and thrown on where nothing fits. */
  @Test
  void catchBlockThatComparesACopyOfTheException_isOneOfTheProgram() {
    Program program =
        Program.ofClassFile(classFile(Opcodes.V1_6, UnusualClassFilesTest::catchByPattern));
    assertThat(program.run("run")).isNull();
    assertThat(program.onlySnapshot().event().kind().name()).isEqualTo("CAUGHT");
  }

  private static void catchByPattern(ClassWriter writer) {
    MethodVisitor run = writer.visitMethod(Opcodes.ACC_STATIC, "run", "()V", null, null);
    Label start = new Label();
    Label end = new Label();
    Label other = new Label();
    Label last = new Label();
    run.visitTryCatchBlock(start, end, end, "java/lang/Throwable");
    run.visitInsn(Opcodes.ICONST_5);
    run.visitVarInsn(Opcodes.ISTORE, 0);
    run.visitLabel(start);
    run.visitLdcInsn("x");
    run.visitMethodInsn(
        Opcodes.INVOKESTATIC, "java/lang/Integer", "parseInt", "(Ljava/lang/String;)I", false);
    run.visitInsn(Opcodes.POP);
    run.visitInsn(Opcodes.RETURN);
    run.visitLabel(end);
    run.visitVarInsn(Opcodes.ASTORE, 1);
    run.visitVarInsn(Opcodes.ALOAD, 1);
    run.visitVarInsn(Opcodes.ASTORE, 2);
    run.visitVarInsn(Opcodes.ALOAD, 2);
    run.visitTypeInsn(Opcodes.INSTANCEOF, "java/lang/RuntimeException");
    run.visitJumpInsn(Opcodes.IFEQ, other);
    callHashCode(run, 2);
    run.visitInsn(Opcodes.RETURN);
    run.visitLabel(other);
    run.visitVarInsn(Opcodes.ALOAD, 1);
    run.visitInsn(Opcodes.ATHROW);
    run.visitLabel(last);
    run.visitLocalVariable("number", "I", null, start, last, 0);
    run.visitMaxs(2, 3);
    run.visitEnd();
  }

  private static void callHashCode(MethodVisitor method, int slot) {
    method.visitVarInsn(Opcodes.ALOAD, slot);
    method.visitMethodInsn(Opcodes.INVOKEVIRTUAL, "java/lang/Object", "hashCode", "()I", false);
    method.visitInsn(Opcodes.POP);
  }

  private static byte[] classFile(int version, Consumer<ClassWriter> content) {
    ClassWriter writer = new ClassWriter(0);
    writer.visit(version, Opcodes.ACC_SUPER, "P", null, "java/lang/Object", null);
    content.accept(writer);
    writer.visitEnd();
    return writer.toByteArray();
  }
}
