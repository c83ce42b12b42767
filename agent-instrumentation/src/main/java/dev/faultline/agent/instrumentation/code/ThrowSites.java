// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.code;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds the instruction that a frame was at: the stack trace tells its line and what it had called,
 * the bytecode tells which instructions of that line can be meant. The site is named by what it
 * invokes or constructs and an ordinal, so that it stays the same when lines move.
 */
public final class ThrowSites {

  private static final class Candidate {
    private final int opcode;
    private final String name;
    private final String member;
    private final int line;

    Candidate(int opcode, String name, String member, int line) {
      this.opcode = opcode;
      this.name = name;
      this.member = member;
      this.line = line;
    }
  }

  private final ClassFile file;

  /**
   * @throws RuntimeException for what is no class file
   */
  public ThrowSites(byte[] classFile) {
    file = new ClassFile(classFile);
  }

  /**
   * @param descriptor {@code null} where unknown
   * @param line as the stack trace says it
   * @param called method that the frame had called, by its name; {@code null} for the frame that
   *     threw
   * @param exceptionType internal name
   * @param message of the exception; the JVM's own for a NullPointerException names what was null
   *     (JEP 358)
   * @return {@code null} where it can't be told
   */
  public @Nullable String find(
      String method,
      @Nullable String descriptor,
      int line,
      @Nullable String called,
      String exceptionType,
      @Nullable String message) {
    for (MethodInfo info : file.methods()) {
      Code code = info.code();
      if (code != null
          && info.name().equals(method)
          && (descriptor == null || info.descriptor().equals(descriptor))) {
        String site = find(code, line, called, exceptionType, message);
        if (site != null || descriptor != null) {
          return site;
        }
      }
    }
    return null;
  }

  private @Nullable String find(
      Code code,
      int line,
      @Nullable String called,
      String exceptionType,
      @Nullable String message) {
    List<Candidate> candidates = candidates(code);
    String accessed = called == null ? NullMessages.accessed(exceptionType, message) : null;
    if (accessed != null) {
      for (Candidate candidate : candidates) {
        if (candidate.line == line
            && NullMessages.isAbout(accessed, candidate.name, candidate.member)) {
          return candidate.name;
        }
      }
    }
    Candidate only = null;
    int calls = 0;
    Candidate onlyOfInterface = null;
    int callsOfInterfaces = 0;
    for (Candidate candidate : candidates) {
      if (candidate.line == line) {
        if (called == null ? explains(candidate, exceptionType) : isCallOf(candidate, called)) {
          return candidate.name;
        }
        if (isCall(candidate)) {
          calls++;
          only = candidate;
        }
        if (candidate.opcode == Instructions.INVOKEINTERFACE) {
          callsOfInterfaces++;
          onlyOfInterface = candidate;
        }
      }
    }
    // called through a proxy, an interface or a method handle: sure only where there is one call
    if (calls == 1 && only != null) {
      return only.name;
    }
    boolean lambda = called != null && called.startsWith("lambda$");
    return lambda && callsOfInterfaces == 1 && onlyOfInterface != null
        ? onlyOfInterface.name
        : null;
  }

  private List<Candidate> candidates(Code code) {
    List<Candidate> result = new ArrayList<>();
    Map<String, Integer> ordinals = new HashMap<>();
    String constructed = null;
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int opcode = code.opcode(pc);
      if (opcode == Instructions.INVOKESPECIAL) {
        int called = file.u2(code.codeStart() + pc + 1);
        if (file.memberName(called).equals("<init>")) {
          constructed = file.memberOwner(called);
        }
      }
      if (Instructions.canThrow(opcode)) {
        String member = member(code, pc, opcode);
        String name = name(opcode, member, constructed);
        int ordinal = ordinals.merge(name, 1, Integer::sum) - 1;
        result.add(new Candidate(opcode, name + "#" + ordinal, member, code.line(pc)));
      }
    }
    return result;
  }

  private String member(Code code, int pc, int opcode) {
    int operand = file.u2(code.codeStart() + pc + 1);
    if (opcode >= Instructions.GETSTATIC && opcode <= Instructions.INVOKEINTERFACE) {
      return file.memberOwner(operand) + "." + file.memberName(operand);
    }
    if (opcode == Instructions.INVOKEDYNAMIC) {
      return file.memberName(operand);
    }
    if (opcode == Instructions.NEW
        || opcode == Instructions.CHECKCAST
        || opcode == Instructions.ANEWARRAY) {
      return file.className(operand);
    }
    return "";
  }

  private static String name(int opcode, String member, @Nullable String constructed) {
    switch (opcode) {
      case Instructions.INVOKEVIRTUAL:
      case Instructions.INVOKESPECIAL:
      case Instructions.INVOKESTATIC:
      case Instructions.INVOKEINTERFACE:
        return member;
      case Instructions.INVOKEDYNAMIC:
        return "invokedynamic " + member;
      case Instructions.GETFIELD:
      case Instructions.GETSTATIC:
        return "get " + member;
      case Instructions.PUTFIELD:
      case Instructions.PUTSTATIC:
        return "put " + member;
      case Instructions.NEW:
        return "new " + member;
      case Instructions.CHECKCAST:
        return "cast " + member;
      case Instructions.ATHROW:
        return constructed == null ? "athrow" : "throw " + constructed;
      case Instructions.ARRAYLENGTH:
        return "arraylength";
      case Instructions.IDIV:
      case Instructions.LDIV:
      case Instructions.IREM:
      case Instructions.LREM:
        return "divide";
      case Instructions.NEWARRAY:
      case Instructions.ANEWARRAY:
      case Instructions.MULTIANEWARRAY:
        return "new array";
      case Instructions.MONITORENTER:
        return "synchronized";
      default:
        return opcode <= Instructions.SALOAD ? "array load" : "array store";
    }
  }

  private static boolean isCall(Candidate candidate) {
    return candidate.opcode >= Instructions.INVOKEVIRTUAL
        && candidate.opcode <= Instructions.INVOKEDYNAMIC;
  }

  private static boolean isCallOf(Candidate candidate, String called) {
    if (called.equals("<clinit>")) {
      return candidate.opcode == Instructions.NEW
          || candidate.opcode == Instructions.GETSTATIC
          || candidate.opcode == Instructions.INVOKESTATIC;
    }
    return isCall(candidate) && candidate.member.endsWith("." + called);
  }

  /** Whether the instruction itself can have thrown an exception of this type. */
  private static boolean explains(Candidate candidate, String exceptionType) {
    int opcode = candidate.opcode;
    switch (exceptionType) {
      case "java/lang/ArithmeticException":
        return candidate.name.startsWith("divide") || thrown(candidate, exceptionType);
      case "java/lang/ClassCastException":
        return opcode == Instructions.CHECKCAST || thrown(candidate, exceptionType);
      case "java/lang/ArrayIndexOutOfBoundsException":
        return candidate.name.startsWith("array ") || thrown(candidate, exceptionType);
      case "java/lang/ArrayStoreException":
        return candidate.name.startsWith("array store") || thrown(candidate, exceptionType);
      case "java/lang/NegativeArraySizeException":
        return candidate.name.startsWith("new array") || thrown(candidate, exceptionType);
      case "java/lang/NullPointerException":
        return (opcode != Instructions.ATHROW || thrown(candidate, exceptionType))
            && opcode != Instructions.NEW
            && opcode != Instructions.CHECKCAST
            && opcode != Instructions.GETSTATIC
            && opcode != Instructions.PUTSTATIC
            && opcode != Instructions.INVOKESTATIC
            && opcode != Instructions.INVOKESPECIAL
            && opcode != Instructions.INVOKEDYNAMIC;
      default:
        return opcode == Instructions.ATHROW;
    }
  }

  private static boolean thrown(Candidate candidate, String exceptionType) {
    return candidate.opcode == Instructions.ATHROW
        && candidate.name.startsWith("throw " + exceptionType + "#");
  }
}
