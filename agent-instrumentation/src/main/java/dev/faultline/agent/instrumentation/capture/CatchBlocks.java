// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.site.CatchSite.Disposition;
import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds a method's catch blocks and reads from their bytecode what they do with the exception. */
final class CatchBlocks {

  private static final int JAVA_22 = 66;

  private final ClassFile file;
  private final Code code;
  private final LogCalls logCalls;
  private int reads;
  private int calls;
  private boolean throwsOn;
  private @Nullable Disposition logs;

  private CatchBlocks(ClassFile file, Code code) {
    this.file = file;
    this.code = code;
    logCalls = new LogCalls(file, code);
  }

  /**
   * {@code finally} blocks are not among them, and neither is code that is both; but for those that
   * never throw on what they were entered with: they end it, as {@code return} in one does.
   */
  static List<PlannedCatch> of(ClassFile file, Code code, StackMap map, boolean withFrames) {
    Map<Integer, Boolean> candidates = new TreeMap<>();
    for (Code.ExceptionEntry entry : code.exceptions()) {
      Boolean known = candidates.get(entry.handler());
      boolean reportable =
          entry.type() == 0
              ? neverThrowsOn(code, entry.handler())
              : isReportable(file.className(entry.type()));
      candidates.put(entry.handler(), reportable && (known == null || known));
    }
    List<PlannedCatch> result = new ArrayList<>(candidates.size());
    for (Map.Entry<Integer, Boolean> candidate : candidates.entrySet()) {
      int handler = candidate.getKey();
      StackMap.Frame frame = withFrames ? map.at(handler) : null;
      if (candidate.getValue() && (!withFrames || isUsable(frame))) {
        CatchBlocks block = new CatchBlocks(file, code);
        if (!block.isOfCompiler(handler)) {
          result.add(block.analyze(handler, frame));
        }
      }
    }
    return result;
  }

  private static boolean neverThrowsOn(Code code, int handler) {
    if (Instructions.generalForm(code, handler) != Instructions.ASTORE) {
      return code.opcode(handler) == Instructions.POP;
    }
    int slot = Instructions.slot(code, handler);
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      // whatever is loaded from there may be what is thrown on, or be handed to what does
      if (Instructions.generalForm(code, pc) == Instructions.ALOAD
          && Instructions.slot(code, pc) == slot
          && pc > handler) {
        return false;
      }
    }
    return true;
  }

  private static boolean isReportable(String caught) {
    return !caught.equals("java/lang/StackOverflowError")
        && !caught.equals("java/lang/OutOfMemoryError")
        && !caught.equals("java/lang/VirtualMachineError")
        && !caught.equals("java/lang/InternalError")
        && !caught.equals("java/lang/ThreadDeath");
  }

  private static boolean isUsable(StackMap.@Nullable Frame frame) {
    if (frame == null || frame.stack().length != 1) {
      return false;
    }
    for (int type : frame.locals()) {
      if (Types.isUninitialized(type)) {
        return false;
      }
    }
    return true;
  }

  private boolean catchesVirtualMachineErrors(int handler) {
    for (Code.ExceptionEntry entry : code.exceptions()) {
      if (entry.handler() == handler) {
        String caught = entry.type() == 0 ? "java/lang/Throwable" : file.className(entry.type());
        if (caught.equals("java/lang/Throwable") || caught.equals("java/lang/Error")) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether the block is one that nobody wrote, as those of try-with-resources: it uses the
   * exception, but the parameter has no name.
   */
  private boolean isOfCompiler(int handler) {
    if (Instructions.generalForm(code, handler) != Instructions.ASTORE) {
      return false;
    }
    int slot = Instructions.slot(code, handler);
    int start = handler + Instructions.length(code, handler);
    if (!code.hasVariableTable()) {
      return isSuppressedOrSuppresses(slot, start);
    }
    if (parameter(slot, handler) != null || isCopied(slot, start)) {
      return false;
    }
    int end = joinBehind(start);
    for (int pc = start; pc < end; pc += Instructions.length(code, pc)) {
      if (Instructions.slot(code, pc) == slot) {
        return Instructions.generalForm(code, pc) == Instructions.ALOAD;
      }
    }
    return false;
  }

  /**
   * The catch parameter in the table of variables. Its scope begins behind the instruction that
   * stores it, and for Scala and Clojure with that one.
   */
  private Code.@Nullable Variable parameter(int slot, int handler) {
    int start = handler + Instructions.length(code, handler);
    for (Code.Variable variable : code.variables()) {
      if (variable.slot() == slot && (variable.start() == start || variable.start() == handler)) {
        return variable;
      }
    }
    return null;
  }

  /**
   * Whether the block begins with a copy of the exception that it goes on with. Scala writes so
   * what catches by patterns: all is caught, compared with one pattern after the other, and thrown
   * on where none fits.
   */
  private boolean isCopied(int slot, int start) {
    if (!isAt(start, Instructions.ALOAD, slot)) {
      return false;
    }
    int store = start + Instructions.length(code, start);
    return store < code.codeLength()
        && Instructions.generalForm(code, store) == Instructions.ASTORE
        && isAt(
            store + Instructions.length(code, store),
            Instructions.ALOAD,
            Instructions.slot(code, store));
  }

  private boolean isAt(int pc, int form, int slot) {
    return pc < code.codeLength()
        && Instructions.generalForm(code, pc) == form
        && Instructions.slot(code, pc) == slot;
  }

  /** Where variables have no names: whether the exception gets another as suppressed, or is one. */
  private boolean isSuppressedOrSuppresses(int slot, int start) {
    int first = -1;
    int second = -1;
    for (int pc = start; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int form = Instructions.generalForm(code, pc);
      if (form == Instructions.ALOAD) {
        first = second;
        second = Instructions.slot(code, pc);
      } else {
        if (form == Instructions.INVOKEVIRTUAL
            && (first == slot || second == slot)
            && first >= 0
            && file.memberName(file.u2(code.codeStart() + pc + 1)).equals("addSuppressed")) {
          return true;
        }
        if (form == Instructions.ASTORE && Instructions.slot(code, pc) == slot) {
          return false;
        }
        first = -1;
        second = -1;
      }
    }
    return false;
  }

  private boolean isFinally(int handler) {
    for (Code.ExceptionEntry entry : code.exceptions()) {
      if (entry.handler() == handler && entry.type() == 0) {
        return true;
      }
    }
    return false;
  }

  private PlannedCatch analyze(int handler, StackMap.@Nullable Frame frame) {
    scan(handler);
    Disposition disposition = Disposition.HANDLES;
    if (isFinally(handler)) {
      return new PlannedCatch(handler, frame, true, code.line(handler), Disposition.IGNORES, false);
    }
    if (logs != null) {
      disposition = logs;
    } else if (reads == 0 && calls == 0 && !throwsOn) {
      disposition = Disposition.IGNORES;
    }
    return new PlannedCatch(
        handler,
        frame,
        catchesVirtualMachineErrors(handler),
        code.line(handler),
        disposition,
        throwsOn);
  }

  private void scan(int handler) {
    int slot =
        Instructions.generalForm(code, handler) == Instructions.ASTORE
            ? Instructions.slot(code, handler)
            : -1;
    if (slot < 0 && code.opcode(handler) != Instructions.POP) {
      reads++; // the exception is used straight from the stack
    }
    int pc = handler + Instructions.length(code, handler);
    int end = endOfBlock(slot, handler);
    while (pc < end) {
      int opcode = Instructions.generalForm(code, pc);
      if (opcode == Instructions.ALOAD && Instructions.slot(code, pc) == slot) {
        reads++;
      } else if (opcode == Instructions.ATHROW) {
        throwsOn = true;
      } else if (opcode >= Instructions.INVOKEVIRTUAL && opcode <= Instructions.NEW) {
        call(opcode, pc, handler);
      }
      pc += Instructions.length(code, pc);
    }
  }

  /**
   * The scope of the catch parameter where the class file tells it. A parameter that is not in the
   * table has an empty block, unless it may be an unnamed one (Java 22). Else up to where flow
   * leaves the block, or where the flow of the {@code try} block joins.
   */
  private int endOfBlock(int slot, int handler) {
    int start = handler + Instructions.length(code, handler);
    Code.Variable parameter = parameter(slot, handler);
    if (parameter != null) {
      return parameter.end();
    }
    if (code.hasVariableTable()
        && slot >= 0
        && file.majorVersion() < JAVA_22
        && !isCopied(slot, start)) {
      return start;
    }
    int join = joinBehind(start);
    int furthest = start;
    for (int pc = start; pc < join; pc += Instructions.length(code, pc)) {
      int opcode = code.opcode(pc);
      if (pc >= furthest && Instructions.endsFlow(opcode)) {
        return pc + Instructions.length(code, pc);
      }
      if (Instructions.isJump(opcode)
          && opcode != Instructions.GOTO
          && opcode < Instructions.GOTO_W) {
        furthest = Math.max(furthest, Instructions.jumpTarget(code, pc));
      }
    }
    return join;
  }

  private int joinBehind(int start) {
    int join = code.codeLength();
    for (int pc = 0; pc < start; pc += Instructions.length(code, pc)) {
      if (Instructions.isJump(code.opcode(pc))) {
        int target = Instructions.jumpTarget(code, pc);
        if (target >= start && target < join) {
          join = target;
        }
      }
    }
    return join;
  }

  private void call(int opcode, int pc, int handler) {
    calls++;
    if (opcode >= Instructions.INVOKEDYNAMIC) {
      return;
    }
    // what is fired may be an event about the exception, also where that was logged before
    throwsOn |= logCalls.fires(pc);
    LogCalls.Level level = logCalls.level(pc);
    if (level == LogCalls.Level.OTHER) {
      level = logCalls.announced(pc);
    }
    boolean isError = level == LogCalls.Level.ERROR;
    if ((isError || level == LogCalls.Level.WARNING)
        && logs != Disposition.LOGS_ERROR
        && !isInInnerBlock(pc, handler)) {
      logs = isError ? Disposition.LOGS_ERROR : Disposition.LOGS_WARNING;
    }
  }

  /** Whether a catch block inside of this one begins before the call, which logs what that has. */
  private boolean isInInnerBlock(int pc, int handler) {
    for (Code.ExceptionEntry entry : code.exceptions()) {
      int inner = entry.handler();
      if (entry.type() != 0
          && handler < inner
          && inner <= pc
          && Instructions.generalForm(code, inner) == Instructions.ASTORE
          && pc < endOfBlock(Instructions.slot(code, inner), inner)) {
        return true;
      }
    }
    return false;
  }
}
