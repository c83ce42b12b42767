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
import java.util.Collections;
import java.util.List;

/**
 * The variables of a method: from its LocalVariableTable, or, where it has none, its parameters and
 * slots under made-up names ({@code arg0}, {@code local3}).
 */
final class Scopes {

  private Scopes() {}

  /**
   * In the order in which their scopes begin, so that variables of an enclosing block come first.
   */
  static List<ScopedVariable> of(MethodInfo method, Code code) {
    List<ScopedVariable> variables =
        code.hasVariableTable() ? fromTable(method, code) : fromSlots(method, code);
    Collections.sort(
        variables, (a, b) -> a.start() != b.start() ? a.start() - b.start() : a.slot() - b.slot());
    return variables;
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
                ? uses.endOfUse(variable.slot(), variable.start(), variable.end())
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
        && variable.slot() < code.maxLocals();
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
    int slot = 0;
    if (!method.isStatic()) {
      result.add(slot(code, "this", "Ljava/lang/Object;", Role.THIS, slot++));
    }
    String descriptor = method.descriptor();
    int number = 0;
    for (int i = 1; descriptor.charAt(i) != ')'; ) {
      int end = Descriptors.endOfType(descriptor, i);
      String type = descriptor.substring(i, end);
      result.add(slot(code, "arg" + number++, type, Role.PARAMETER, slot));
      slot += Types.isWide(Types.ofDescriptor(type.charAt(0))) ? 2 : 1;
      i = end;
    }
    for (; slot < code.maxLocals(); slot++) {
      for (String type : new String[] {"I", "J", "F", "D", "Ljava/lang/Object;"}) {
        result.add(slot(code, "local" + slot, type, Role.LOCAL, slot));
      }
    }
    return result;
  }

  private static ScopedVariable slot(
      Code code, String name, String descriptor, Role role, int slot) {
    int end = code.codeLength();
    boolean typeUnknown = role == Role.LOCAL && descriptor.length() > 1;
    int readUntil =
        typeUnknown || LastUses.matters(descriptor)
            ? new LastUses(code).endOfUse(slot, 0, end)
            : end;
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

    LastUses(Code code) {
      this.code = code;
    }

    /**
     * Arrays, collections, maps, buffers, streams: what can hold much. Others are read for their
     * whole scope.
     */
    static boolean matters(String descriptor) {
      return descriptor.charAt(0) == '['
          || descriptor.startsWith("Ljava/util/")
          || descriptor.startsWith("Ljava/nio/")
          || (descriptor.startsWith("Ljava/io/")
              && (descriptor.endsWith("Stream;")
                  || descriptor.endsWith("Reader;")
                  || descriptor.endsWith("Writer;")))
          || descriptor.equals("Ljava/lang/StringBuilder;")
          || descriptor.equals("Ljava/lang/StringBuffer;")
          || descriptor.startsWith("Lscala/collection/");
    }

    int endOfUse(int slot, int start, int end) {
      int last = lastLoad(slot, start, end);
      if (last < 0) {
        return start;
      }
      int until = code.endOfLine(last);
      boolean extended = true;
      while (extended) {
        extended = false;
        for (int pc = until; pc < end; pc += Instructions.length(code, pc)) {
          if (Instructions.isJump(code.opcode(pc))) {
            int target = Instructions.jumpTarget(code, pc);
            if (target < until && target >= 0) {
              until = code.endOfLine(pc);
              extended = true;
            }
          }
        }
      }
      return Math.min(until, end);
    }

    private int lastLoad(int slot, int start, int end) {
      int last = -1;
      for (int pc = start; pc < end; pc += Instructions.length(code, pc)) {
        int opcode = Instructions.generalForm(code, pc);
        if (opcode >= Instructions.ILOAD
            && opcode <= Instructions.ALOAD
            && Instructions.slot(code, pc) == slot) {
          last = pc;
        }
      }
      return last;
    }
  }
}
