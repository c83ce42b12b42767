// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Reads the outline in one pass over the class file. ASM knows the offset of an instruction while
 * it reads and tells it to subclasses of the reader only, hence the inheritance.
 */
final class ClassOutlineReader extends ClassReader {
  private int offset;

  private ClassOutlineReader(byte[] classFile) {
    super(classFile);
  }

  static ClassOutline read(byte[] classFile) throws UnreadableClassException {
    try {
      ClassOutlineReader reader = new ClassOutlineReader(classFile);
      Collector collector = reader.new Collector();
      reader.accept(collector, SKIP_FRAMES);
      return collector.outline();
    } catch (RuntimeException | StackOverflowError damaged) {
      // ASM trusts its input: damage shows as whatever exception the wrong bytes lead to
      throw new UnreadableClassException("The class file is damaged: " + describe(damaged));
    }
  }

  private static String describe(Throwable damaged) {
    String message = damaged.getMessage();
    return message == null || message.isBlank()
        ? damaged.getClass().getSimpleName()
        : message.substring(0, Math.min(200, message.length()));
  }

  @Override
  protected void readBytecodeInstructionOffset(int bytecodeOffset) {
    offset = bytecodeOffset;
  }

  private final class Collector extends ClassVisitor {
    private final List<MethodOutline> methods = new ArrayList<>();
    private final Set<String> innerClasses = new TreeSet<>();
    private String className = "";
    private int classVersion;
    private @Nullable String superClass;
    private @Nullable String file;

    Collector() {
      super(Opcodes.ASM9);
    }

    ClassOutline outline() {
      return new ClassOutline(
          className,
          classVersion,
          superClass,
          file,
          Set.copyOf(innerClasses),
          List.copyOf(methods));
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      classVersion = version & 0xFFFF;
      className = name;
      superClass = superName;
    }

    @Override
    public void visitSource(@Nullable String source, @Nullable String debug) {
      file = source;
    }

    @Override
    public void visitInnerClass(
        String name, @Nullable String outerName, @Nullable String innerName, int access) {
      innerClasses.add(name);
    }

    @Override
    public MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      return new Code(access, name, descriptor, methods::add);
    }
  }

  /**
   * {@code Line} of {@code com/acme/Order$Line}; nothing of {@code com/acme/Order$1}, which source
   * code doesn't name.
   */
  private static String simpleName(String internalName) {
    String name =
        internalName.substring(
            Math.max(internalName.lastIndexOf('/'), internalName.lastIndexOf('$')) + 1);
    return name.isEmpty() || Character.isDigit(name.charAt(0)) ? "" : name;
  }

  private interface Sink {
    void accept(MethodOutline method);
  }

  /** Notes lines and throwing instructions of one method. */
  private final class Code extends MethodVisitor {
    private final int access;
    private final String name;
    private final String descriptor;
    private final Sink sink;
    private final List<MethodOutline.LineEntry> lines = new ArrayList<>();
    private final List<Instruction> throwing = new ArrayList<>();
    private final Map<String, Integer> ordinals = new HashMap<>();
    private int line;
    private @Nullable String constructed;

    Code(int access, String name, String descriptor, Sink sink) {
      super(Opcodes.ASM9);
      this.access = access;
      this.name = name;
      this.descriptor = descriptor;
      this.sink = sink;
    }

    @Override
    public void visitLineNumber(int number, Label start) {
      line = number;
      lines.add(new MethodOutline.LineEntry(offset, number));
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String method, String methodDescriptor, boolean isInterface) {
      if (opcode == Opcodes.INVOKESPECIAL && method.equals("<init>")) {
        constructed = owner;
      }
      add(owner + '.' + method, method.equals("<init>") ? simpleName(owner) : method);
    }

    @Override
    public void visitInvokeDynamicInsn(
        String method, String methodDescriptor, Handle bootstrap, Object... arguments) {
      add("invokedynamic " + method, "");
    }

    @Override
    public void visitTypeInsn(int opcode, String type) {
      switch (opcode) {
        case Opcodes.NEW -> add("new " + type, simpleName(type));
        case Opcodes.CHECKCAST -> add("cast " + type, "");
        default -> visitInsn(opcode);
      }
    }

    @Override
    public void visitFieldInsn(int opcode, String owner, String field, String fieldDescriptor) {
      boolean put = opcode == Opcodes.PUTFIELD || opcode == Opcodes.PUTSTATIC;
      add((put ? Instruction.PUT : "get ") + owner + '.' + field, field);
    }

    @Override
    public void visitInsn(int opcode) {
      if (opcode == Opcodes.ATHROW) {
        add(constructed == null ? "athrow" : "throw " + constructed, "throw");
      } else {
        ThrowingOpcodes.name(opcode).ifPresent(name -> add(name, ""));
      }
    }

    @Override
    public void visitIntInsn(int opcode, int operand) {
      visitInsn(opcode);
    }

    @Override
    public void visitMultiANewArrayInsn(String arrayDescriptor, int dimensions) {
      visitInsn(Opcodes.MULTIANEWARRAY);
    }

    @Override
    public void visitEnd() {
      sink.accept(
          new MethodOutline(access, name, descriptor, List.copyOf(lines), List.copyOf(throwing)));
    }

    private void add(String target, String word) {
      int ordinal = ordinals.merge(target, 1, Integer::sum) - 1;
      throwing.add(new Instruction(offset, line, target, ordinal, word));
    }
  }
}
