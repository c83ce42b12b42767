// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a method: the one that its descriptor implies, and those of its StackMapTable, each
 * with all of its locals by slot. Source: JVMS 4.7.4 and 4.10.1.6.
 */
public final class StackMap {

  /** The types at one program counter. Arrays are not copied and must not be changed. */
  public static final class Frame {
    private final int pc;
    private final int[] locals;
    private final int[] stack;

    public Frame(int pc, int[] locals, int[] stack) {
      this.pc = pc;
      this.locals = locals;
      this.stack = stack;
    }

    public int pc() {
      return pc;
    }

    /**
     * By slot; the second slot of a long or double is {@link Types#TOP}; slots behind the end are
     * too.
     */
    public int[] locals() {
      return locals;
    }

    public int[] stack() {
      return stack;
    }

    public int local(int slot) {
      return slot < locals.length ? locals[slot] : Types.TOP;
    }
  }

  private static final int[] EMPTY = new int[0];

  private final List<String> names = new ArrayList<>();
  private final Frame initial;
  private final List<Frame> frames;
  private final Map<Integer, Frame> byPc = new HashMap<>();

  public StackMap(ClassFile file, MethodInfo method, Code code) {
    initial = new Frame(0, initialLocals(file, method), EMPTY);
    frames = code.stackMap() < 0 ? new ArrayList<Frame>(0) : new Reader(file, code).read();
    for (Frame frame : frames) {
      byPc.put(frame.pc, frame);
    }
  }

  /**
   * Frames for class files that have none.
   *
   * @param inferred in order of their program counters
   */
  public StackMap(ClassFile file, MethodInfo method, List<Frame> inferred) {
    initial = new Frame(0, initialLocals(file, method), EMPTY);
    frames = inferred;
    for (Frame frame : frames) {
      byPc.put(frame.pc, frame);
    }
  }

  private int[] initialLocals(ClassFile file, MethodInfo method) {
    String descriptor = method.descriptor();
    int[] locals = new int[2 * descriptor.length() + 1];
    int n = 0;
    if (!method.isStatic()) {
      locals[n++] =
          method.isConstructor() && !file.name().equals("java/lang/Object")
              ? Types.UNINITIALIZED_THIS
              : Types.of(Types.OBJECT, file.thisClass());
    }
    for (int i = 1; descriptor.charAt(i) != ')'; ) {
      int end = Descriptors.endOfType(descriptor, i);
      int type = Types.ofDescriptor(descriptor.charAt(i));
      if (type == Types.REFERENCE) {
        names.add(Descriptors.internalName(descriptor, i, end));
        type = Types.of(Types.NAMED, names.size() - 1);
      }
      locals[n] = type;
      n += Types.isWide(type) ? 2 : 1;
      i = end;
    }
    int[] exact = new int[n];
    System.arraycopy(locals, 0, exact, 0, n);
    return exact;
  }

  /** The frame at the first instruction. */
  public Frame initial() {
    return initial;
  }

  /** In order of their program counters. */
  public List<Frame> frames() {
    return frames;
  }

  /** The frame that the table has at {@code pc}. */
  public @Nullable Frame at(int pc) {
    return byPc.get(pc);
  }

  /** Internal name of a type with the tag {@link Types#NAMED}. */
  public String name(int type) {
    return names.get(Types.operand(type));
  }

  private final class Reader {
    private final ClassFile file;
    private final Code code;
    private int position;

    Reader(ClassFile file, Code code) {
      this.file = file;
      this.code = code;
      position = code.stackMap() + 6;
    }

    List<Frame> read() {
      int count = file.u2(position);
      position += 2;
      List<Frame> result = new ArrayList<>(count);
      Frame previous = initial;
      int pc = -1;
      for (int i = 0; i < count; i++) {
        int kind = file.u1(position++);
        pc += 1 + delta(kind);
        previous = read(kind, pc, previous);
        if (pc >= code.codeLength()) {
          throw new MalformedClassFileException("a stack map frame behind the code");
        }
        result.add(previous);
      }
      return result;
    }

    private int delta(int kind) {
      if (kind < 64) {
        return kind;
      }
      if (kind < 128) {
        return kind - 64;
      }
      if (kind < 247) {
        throw new MalformedClassFileException("unknown stack map frame " + kind);
      }
      position += 2;
      return file.u2(position - 2);
    }

    private Frame read(int kind, int pc, Frame previous) {
      if (kind < 64 || kind == 251) {
        return new Frame(pc, previous.locals, EMPTY);
      }
      if (kind < 128 || kind == 247) {
        return new Frame(pc, previous.locals, new int[] {type()});
      }
      if (kind < 251) {
        return new Frame(pc, chop(previous.locals, 251 - kind), EMPTY);
      }
      if (kind < 255) {
        return new Frame(pc, append(previous.locals, kind - 251), EMPTY);
      }
      int[] locals = append(EMPTY, next());
      int[] stack = new int[next()];
      for (int i = 0; i < stack.length; i++) {
        stack[i] = type();
      }
      return new Frame(pc, locals, stack);
    }

    private int next() {
      position += 2;
      return file.u2(position - 2);
    }

    private int type() {
      int tag = file.u1(position++);
      if (tag == Types.OBJECT || tag == Types.UNINITIALIZED) {
        return Types.of(tag, next());
      }
      if (tag > Types.UNINITIALIZED) {
        throw new MalformedClassFileException("unknown verification type " + tag);
      }
      return tag;
    }

    private int[] chop(int[] locals, int entries) {
      int n = locals.length;
      for (int i = 0; i < entries; i++) {
        n--;
        if (n > 0 && Types.isWide(locals[n - 1])) {
          n--;
        }
      }
      int[] result = new int[n];
      System.arraycopy(locals, 0, result, 0, n);
      return result;
    }

    private int[] append(int[] locals, int entries) {
      int[] result = new int[locals.length + 2 * entries];
      System.arraycopy(locals, 0, result, 0, locals.length);
      int n = locals.length;
      for (int i = 0; i < entries; i++) {
        int type = type();
        result[n] = type;
        n += Types.isWide(type) ? 2 : 1;
      }
      if (n > code.maxLocals()) {
        throw new MalformedClassFileException("a frame with more locals than the method has");
      }
      int[] exact = new int[n];
      System.arraycopy(result, 0, exact, 0, n);
      return exact;
    }
  }
}
