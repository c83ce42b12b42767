// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A Code attribute: where its parts stand, and its tables decoded. Program counters are relative to
 * {@link #codeStart()}.
 */
public final class Code {

  private static final int FEW_LOCALS = 255;

  /** One row of the exception table. */
  public static final class ExceptionEntry {
    private final int start;
    private final int end;
    private final int handler;
    private final int type;

    ExceptionEntry(int start, int end, int handler, int type) {
      this.start = start;
      this.end = end;
      this.handler = handler;
      this.type = type;
    }

    public int start() {
      return start;
    }

    public int end() {
      return end;
    }

    public int handler() {
      return handler;
    }

    /** Constant of the caught class; 0 for any. */
    public int type() {
      return type;
    }

    public boolean covers(int pc) {
      return start <= pc && pc < end;
    }
  }

  /** One row of the LocalVariableTable. */
  public static final class Variable {
    private final String name;
    private final String descriptor;
    private final int slot;
    private final int start;
    private final int end;

    Variable(String name, String descriptor, int slot, int start, int end) {
      this.name = name;
      this.descriptor = descriptor;
      this.slot = slot;
      this.start = start;
      this.end = end;
    }

    public String name() {
      return name;
    }

    public String descriptor() {
      return descriptor;
    }

    public int slot() {
      return slot;
    }

    public int start() {
      return start;
    }

    public int end() {
      return end;
    }
  }

  private final ClassFile file;
  private final int attribute;
  private final List<ExceptionEntry> exceptions;
  private final List<Variable> variables = new ArrayList<>();
  private final int attributesStart;
  private final int end;
  private int stackMap = -1;
  private boolean hasVariableTable;
  private int lines = -1;

  /** By instruction; made when it is first asked for. */
  private int @Nullable [] lineOf;

  private int usedLocals = -1;

  Code(ClassFile file, int attribute) {
    this.file = file;
    this.attribute = attribute;
    int table = codeStart() + codeLength();
    if (codeLength() < 0 || codeLength() > 65535) {
      throw new MalformedClassFileException("code of " + codeLength() + " bytes");
    }
    int count = file.u2(table);
    exceptions = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      int row = table + 2 + 8 * i;
      exceptions.add(
          new ExceptionEntry(
              before(file.u2(row), codeLength()),
              before(file.u2(row + 2), codeLength() + 1),
              before(file.u2(row + 4), codeLength()),
              file.u2(row + 6)));
    }
    end = attribute + 6 + file.i4(attribute + 2);
    attributesStart = table + 2 + 8 * count;
    int position = attributesStart + 2;
    for (int i = file.u2(attributesStart); i > 0; i--) {
      int next = position + 6 + file.i4(position + 2);
      if (next < position || next > end) {
        throw new MalformedClassFileException("an attribute is longer than the code it is of");
      }
      index(position);
      position = next;
    }
    if (position != end) {
      throw new MalformedClassFileException("a Code attribute of another length than it says");
    }
  }

  /**
   * Code behind the method's own makes valid what was not: what the JVM would reject must not get
   * through.
   */
  private static int before(int pc, int end) {
    if (pc >= end) {
      throw new MalformedClassFileException("a table points behind the code");
    }
    return pc;
  }

  private void index(int position) {
    int name = file.u2(position);
    if (file.utf8Equals(name, "StackMapTable")) {
      stackMap = position;
    } else if (file.utf8Equals(name, "LocalVariableTable")) {
      hasVariableTable = true;
      readVariables(position + 6);
    } else if (file.utf8Equals(name, "LineNumberTable")) {
      for (int i = file.u2(position + 6); i > 0; i--) {
        before(file.u2(position + 4 + 4 * i), codeLength());
      }
      lines = lines < 0 ? position : lines;
    }
  }

  private void readVariables(int table) {
    for (int i = 0, count = file.u2(table); i < count; i++) {
      int row = table + 2 + 10 * i;
      int start = file.u2(row);
      variables.add(
          new Variable(
              file.utf8(file.u2(row + 4)),
              file.utf8(file.u2(row + 6)),
              file.u2(row + 8),
              before(start, codeLength()),
              before(start + file.u2(row + 2), codeLength() + 1)));
    }
  }

  public ClassFile file() {
    return file;
  }

  /** Offset of the attribute in its file. */
  public int attribute() {
    return attribute;
  }

  /** Offset just behind the attribute. */
  public int end() {
    return end;
  }

  public int maxStack() {
    return file.u2(attribute + 6);
  }

  public int maxLocals() {
    return file.u2(attribute + 8);
  }

  /**
   * How many slots instructions use; parameters that none uses are not counted. {@link #maxLocals}
   * can be any number above, and must not decide how much memory is needed.
   */
  public int usedLocals() {
    if (usedLocals < 0) {
      usedLocals = maxLocals() <= FEW_LOCALS ? maxLocals() : highestSlot() + 1;
    }
    return usedLocals;
  }

  private int highestSlot() {
    int highest = -1;
    for (int pc = 0; pc < codeLength(); pc += Instructions.length(this, pc)) {
      int slot = Instructions.slot(this, pc);
      if (slot >= 0) {
        // a long or double takes the next one too
        highest = Math.max(highest, Math.min(slot + 1, maxLocals() - 1));
      }
    }
    return highest;
  }

  public int codeLength() {
    return file.i4(attribute + 10);
  }

  public int codeStart() {
    return attribute + 14;
  }

  public int opcode(int pc) {
    return file.u1(codeStart() + pc);
  }

  public List<ExceptionEntry> exceptions() {
    return exceptions;
  }

  /** Rows of the LocalVariableTable in the table's order. */
  public List<Variable> variables() {
    return variables;
  }

  public boolean hasVariableTable() {
    return hasVariableTable;
  }

  /** Offset of {@code attributes_count} of the code's own attributes. */
  public int attributesStart() {
    return attributesStart;
  }

  /** Offset of the StackMapTable attribute; negative where there is none. */
  public int stackMap() {
    return stackMap;
  }

  /**
   * Line of an instruction; -1 where there is no table. The same choice as the JVM's: the nearest
   * row before.
   */
  public int line(int pc) {
    if (lines < 0) {
      return -1;
    }
    int[] known = lineOf;
    if (known == null) {
      known = linesOfInstructions();
      lineOf = known;
    }
    return known[Math.min(pc, known.length - 1)];
  }

  private int[] linesOfInstructions() {
    int[] result = new int[codeLength() + 1];
    Arrays.fill(result, -1);
    for (int i = 0, count = file.u2(lines + 6); i < count; i++) {
      int row = lines + 8 + 4 * i;
      int start = file.u2(row);
      if (start < result.length && result[start] < 0) {
        result[start] = file.u2(row + 2);
      }
    }
    for (int pc = 1; pc < result.length; pc++) {
      if (result[pc] < 0) {
        result[pc] = result[pc - 1];
      }
    }
    return result;
  }

  /**
   * The instruction behind the last one of {@code pc}'s line: a statement of several lines comes
   * back to its first one for the call itself. Not so an exception handler, which may have the same
   * line: the code that closes the resources of a {@code try} has that of its head. Without line
   * numbers the next instruction.
   */
  public int endOfLine(int pc) {
    if (lines < 0) {
      return pc + Instructions.length(this, pc);
    }
    int line = line(pc);
    int lastOfLine = pc;
    int firstHandler = codeLength();
    for (ExceptionEntry entry : exceptions) {
      if (entry.handler() > pc) {
        firstHandler = Math.min(firstHandler, entry.handler());
      }
    }
    for (int i = 0, count = file.u2(lines + 6); i < count; i++) {
      int row = lines + 8 + 4 * i;
      int start = file.u2(row);
      if (start > lastOfLine && start < firstHandler && file.u2(row + 2) == line) {
        lastOfLine = start;
      }
    }
    int nearest = codeLength();
    for (int i = 0, count = file.u2(lines + 6); i < count; i++) {
      int start = file.u2(lines + 8 + 4 * i);
      if (start > lastOfLine && start < nearest) {
        nearest = start;
      }
    }
    return nearest;
  }
}
