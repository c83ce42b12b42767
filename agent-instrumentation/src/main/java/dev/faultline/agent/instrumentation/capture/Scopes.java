// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.model.Value.Role;
import dev.faultline.agent.core.site.SiteVariable;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Descriptors;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

/**
 * The variables of a method: from its LocalVariableTable, or, where it has none, its parameters and
 * slots under made-up names ({@code arg0}, {@code local3}).
 */
final class Scopes {

  /** What is stored, in the order of the instructions that do. */
  private static final String[] TYPES = {"I", "J", "F", "D", "Ljava/lang/Object;"};

  private Scopes() {}

  /**
   * In the order in which their scopes begin, so that variables of an enclosing block come first.
   */
  static List<ScopedVariable> of(MethodInfo method, Code code) {
    List<ScopedVariable> variables =
        code.hasVariableTable() || hasNone(method, code)
            ? fromTable(method, code)
            : fromSlots(method, code);
    Collections.sort(
        variables, (a, b) -> a.start() != b.start() ? a.start() - b.start() : a.slot() - b.slot());
    return variables;
  }

  /** What its slots hold are the compiler's own values. */
  private static boolean hasNone(MethodInfo method, Code code) {
    return method.isStatic()
        && method.descriptor().startsWith("()")
        && code.file().namesVariables();
  }

  private static List<ScopedVariable> fromTable(MethodInfo method, Code code) {
    int parameterSlots =
        Descriptors.parameterSlots(method.descriptor()) + (method.isStatic() ? 0 : 1);
    List<ScopedVariable> result = new ArrayList<>(code.variables().size() + 1);
    LastUses uses = new LastUses(code);
    for (Code.Variable variable : code.variables()) {
      if (isUsable(variable, code)) {
        Role role = role(method, variable.slot(), variable.start() == 0, parameterSlots);
        int readUntil =
            LastUses.matters(variable.descriptor()) && !isHarmless(method, code, variable)
                ? uses.endOfUse(variable)
                : variable.end();
        result.add(
            new ScopedVariable(
                new SiteVariable(variable.name(), variable.descriptor(), role, null),
                variable.slot(),
                Types.ofDescriptor(variable.descriptor().charAt(0)),
                variable.start(),
                variable.end(),
                readUntil));
      }
    }
    return result;
  }

  private static boolean isUsable(Code.Variable variable, Code code) {
    return variable.end() <= code.codeLength()
        && variable.start() < variable.end()
        && !variable.descriptor().isEmpty()
        && !isMarkOfCompiler(variable.name())
        && variable.slot() < code.maxLocals();
  }

  /**
   * What nobody wrote: Kotlin marks the code of inline functions and of their lambdas by numbers;
   * javac 25 has its own variables of loops ({@code arr$}) and switches ({@code selector0$temp},
   * {@code index$1}) in the tables of lambdas.
   */
  private static boolean isMarkOfCompiler(String name) {
    return name.startsWith("$i$f$")
        || name.startsWith("$i$a$")
        || name.endsWith("$")
        || name.startsWith("index$")
        || (name.startsWith("selector") && name.endsWith("$temp"));
  }

  /**
   * What costs nothing to keep alive: the arguments of {@code main}, which the JVM holds anyway,
   * and arrays of a few numbers or strings whose length stands in the code.
   */
  private static boolean isHarmless(MethodInfo method, Code code, Code.Variable variable) {
    if (variable.start() == 0) {
      return method.name().equals("main") && method.descriptor().equals("([Ljava/lang/String;)V");
    }
    String type = variable.descriptor();
    return (type.length() == 2 || type.equals("[Ljava/lang/String;"))
        && SmallArrays.isMadeBefore(code, variable.start(), variable.slot());
  }

  private static Role role(
      MethodInfo method, int slot, boolean fromTheBeginning, int parameterSlots) {
    if (slot == 0 && !method.isStatic() && fromTheBeginning) {
      return Role.THIS;
    }
    if (slot < parameterSlots && fromTheBeginning) {
      return Role.PARAMETER;
    }
    return Role.LOCAL;
  }

  private static List<ScopedVariable> fromSlots(MethodInfo method, Code code) {
    List<ScopedVariable> result = new ArrayList<>();
    LastUses uses = new LastUses(code);
    int slot = 0;
    if (!method.isStatic()) {
      result.add(slot(code, uses, "this", "Ljava/lang/Object;", Role.THIS, slot++));
    }
    String descriptor = method.descriptor();
    int number = 0;
    for (int i = 1; descriptor.charAt(i) != ')'; ) {
      int end = Descriptors.endOfType(descriptor, i);
      String type = descriptor.substring(i, end);
      result.add(slot(code, uses, "arg" + number++, type, Role.PARAMETER, slot));
      slot += Types.isWide(Types.ofDescriptor(type.charAt(0))) ? 2 : 1;
      i = end;
    }
    BitSet stores = stores(code);
    for (int i = stores.nextSetBit(TYPES.length * slot); i >= 0; i = stores.nextSetBit(i + 1)) {
      int local = i / TYPES.length;
      String type = TYPES[i % TYPES.length];
      result.add(slot(code, uses, "local" + local, type, Role.LOCAL, local));
    }
    return result;
  }

  /** Which types are stored to which slot: {@code slot * TYPES.length + type}. */
  private static BitSet stores(Code code) {
    BitSet stores = new BitSet();
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int opcode = Instructions.generalForm(code, pc);
      if (opcode >= Instructions.ISTORE && opcode <= Instructions.ASTORE) {
        stores.set(TYPES.length * Instructions.slot(code, pc) + opcode - Instructions.ISTORE);
      }
    }
    return stores;
  }

  private static ScopedVariable slot(
      Code code, LastUses uses, String name, String descriptor, Role role, int slot) {
    int end = code.codeLength();
    boolean typeUnknown = role == Role.LOCAL && descriptor.length() > 1;
    int readUntil = typeUnknown || LastUses.matters(descriptor) ? uses.endOfUse(slot) : end;
    return new ScopedVariable(
        new SiteVariable(name, descriptor, role, null),
        slot,
        Types.ofDescriptor(descriptor.charAt(0)),
        0,
        end,
        readUntil);
  }

  /**
   * Up to where a slot is still loaded. Conservative in loops: what is used anywhere in a loop is
   * of use in the whole of it.
   */
  private static final class LastUses {

    private final Code code;

    /** Start and target of each jump back, in the order of the code. */
    private final List<int[]> jumpsBack = new ArrayList<>();

    /** Of each jump ahead. */
    private final List<int[]> jumpsAhead = new ArrayList<>();

    private final int[] lastLoads;

    LastUses(Code code) {
      this.code = code;
      lastLoads = new int[code.usedLocals()];
      Arrays.fill(lastLoads, -1);
      for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
        int opcode = Instructions.generalForm(code, pc);
        if (isLoad(opcode)) {
          int slot = Instructions.slot(code, pc);
          if (slot < lastLoads.length) {
            lastLoads[slot] = pc;
          }
        } else if (Instructions.isJump(opcode)) {
          int target = Instructions.jumpTarget(code, pc);
          if (target >= 0) {
            (target < pc ? jumpsBack : jumpsAhead).add(new int[] {pc, target});
          }
        }
      }
    }

    private static boolean isLoad(int opcode) {
      return opcode >= Instructions.ILOAD && opcode <= Instructions.ALOAD;
    }

    private static final String[] ENDINGS = {
      "List;",
      "Set;",
      "Map;",
      "Collection;",
      "Queue;",
      "Deque;",
      "Vector;",
      "Iterator;",
      "Iterable;",
      "Sequence;",
      "Seq;",
      "Stream;",
      "Reader;",
      "Writer;",
      "Buffer;",
      "ByteBuf;",
      "Channel;",
      "StringBuilder;"
    };

    /**
     * Arrays, collections, maps, buffers, streams: what can hold much, by whomever. Others are read
     * for their whole scope.
     */
    static boolean matters(String descriptor) {
      if (descriptor.charAt(0) == '['
          || descriptor.startsWith("Ljava/util/")
          || descriptor.startsWith("Ljava/nio/")
          || descriptor.startsWith("Lscala/collection/")) {
        return true;
      }
      for (String ending : ENDINGS) {
        if (descriptor.endsWith(ending)) {
          return true;
        }
      }
      return false;
    }

    /** For a slot whatever it holds. */
    int endOfUse(int slot) {
      int last = slot < lastLoads.length ? lastLoads[slot] : -1;
      return endOfUse(last, code.codeLength());
    }

    int endOfUse(Code.Variable variable) {
      int start = variable.start();
      int end = variable.end();
      if (isUsedInAnotherRow(variable)) {
        return end;
      }
      int last = lastLoad(variable.slot(), start, end);
      return last < 0 ? start : endOfUse(last, end);
    }

    /**
     * A variable that several branches assign has a row for each, and one of them goes on to where
     * it is used. A row of a variable of the same name in another block is entered by its
     * assignment alone.
     */
    private boolean isUsedInAnotherRow(Code.Variable variable) {
      for (Code.Variable other : code.variables()) {
        if (other.start() >= variable.end()
            && other.end() <= code.codeLength()
            && other.slot() == variable.slot()
            && other.name().equals(variable.name())
            && other.descriptor().equals(variable.descriptor())) {
          int target = jump(variable, other);
          if (target >= 0 && lastLoad(variable.slot(), target, other.end()) >= 0) {
            return true;
          }
        }
      }
      return false;
    }

    /** The first place that is jumped to from one row to the other; -1 where there is none. */
    private int jump(Code.Variable from, Code.Variable to) {
      int first = -1;
      for (int[] jump : jumpsAhead) {
        if (from.start() <= jump[0]
            && jump[0] < from.end()
            && to.start() <= jump[1]
            && jump[1] < to.end()
            && (first < 0 || jump[1] < first)) {
          first = jump[1];
        }
      }
      return first;
    }

    private int endOfUse(int last, int end) {
      if (last < 0) {
        return 0;
      }
      int until = code.endOfLine(last);
      boolean extended = true;
      while (extended) {
        extended = false;
        for (int[] jump : jumpsBack) {
          if (jump[0] >= until && jump[0] < end && jump[1] < until) {
            until = code.endOfLine(jump[0]);
            extended = true;
          }
        }
      }
      return Math.min(until, end);
    }

    private int lastLoad(int slot, int start, int end) {
      int last = -1;
      for (int pc = start; pc < end; pc += Instructions.length(code, pc)) {
        int opcode = Instructions.generalForm(code, pc);
        if (isLoad(opcode) && Instructions.slot(code, pc) == slot) {
          last = pc;
        }
      }
      return last;
    }
  }
}
