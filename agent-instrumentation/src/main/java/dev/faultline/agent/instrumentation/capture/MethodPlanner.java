// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MalformedClassFileException;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Divides a method into ranges of instructions that are covered by the same handlers of its own and
 * at which the same variables can be read. Only ranges with an instruction that can throw matter.
 * One walk over the code, one object per method; not thread-safe.
 */
final class MethodPlanner {

  private final ClassFile file;
  private final MethodInfo method;
  private final Code code;
  private final StackMap map;
  private final boolean withFrames;
  private final int maxVariables;
  private final List<ScopedVariable> variables;
  private final LocalTypes types;
  private final ClearedSlots cleared;
  private final boolean[] boundary;
  private final boolean[] coverBoundary;
  private final boolean[] rethrowSlots;

  /** Empty for class files with frames. */
  private final BitSet slotChanges;

  private final Map<List<Object>, PlannedHandler> handlers = new HashMap<>();
  private final List<PlannedHandler> inOrder = new ArrayList<>();
  private final Map<List<Object>, Cover> covers = new HashMap<>();
  private final List<MethodPlan.Passage> passages = new ArrayList<>();

  private BitSet observed = new BitSet(0);
  private final Map<Integer, PlannedHandler> scopes = new LinkedHashMap<>(0);
  private @Nullable PlannedHandler open;
  private MethodPlan.@Nullable Passage passage;
  private @Nullable PlannedHandler current;
  private Cover cover;
  private int slotsUnchangedSince;

  /**
   * @param map frames of the class file, or inferred ones for class files that have none
   * @param withFrames whether the class file has frames
   * @param maxVariables how many variables a handler may read
   */
  MethodPlanner(
      ClassFile file,
      MethodInfo method,
      Code code,
      StackMap map,
      boolean withFrames,
      int maxVariables) {
    this.file = file;
    this.method = method;
    this.code = code;
    this.map = map;
    this.withFrames = withFrames;
    this.maxVariables = maxVariables;
    variables = Scopes.of(method, code);
    types = new LocalTypes(file, code, map);
    cleared = new ClearedSlots(method, code);
    boundary = new boolean[code.codeLength() + 1];
    coverBoundary = new boolean[code.codeLength() + 1];
    rethrowSlots = new boolean[code.usedLocals() + 1];
    slotChanges = withFrames ? new BitSet() : ReusedSlots.changes(file, method, code, map);
    cover = new Cover(new ArrayList<Code.ExceptionEntry>(0), code, map, withFrames);
    mark();
  }

  private void mark() {
    coverBoundary[0] = true;
    boundary[0] = true;
    for (ScopedVariable variable : variables) {
      boundary[variable.start()] = true;
      boundary[variable.end()] = true;
      boundary[variable.readUntil()] = true;
    }
    for (Code.ExceptionEntry entry : code.exceptions()) {
      coverBoundary[entry.start()] = true;
      coverBoundary[entry.end()] = true;
      if (entry.type() == 0
          && Instructions.generalForm(code, entry.handler()) == Instructions.ASTORE) {
        rethrowSlots[Instructions.slot(code, entry.handler())] = true;
      }
    }
  }

  /**
   * What can be read at some instructions; those behind which the object is not initialised are
   * left out. To be called instead of {@link #plan}.
   */
  Map<Integer, PlannedHandler> at(BitSet pcs) {
    observed = pcs;
    walk();
    return scopes;
  }

  MethodPlan plan() {
    walk();
    return new MethodPlan(
        method,
        code,
        map,
        withFrames,
        inOrder,
        passages,
        CatchBlocks.of(file, code, map, withFrames));
  }

  private void walk() {
    for (int pc = 0, length; pc < code.codeLength(); pc += length) {
      length = Instructions.length(code, pc);
      boolean changed = types.enter(pc);
      visit(pc, length, changed);
      if (types.leave(pc)) {
        current = null;
      }
      if (pc + length > code.codeLength() || leavesCode(pc)) {
        throw new MalformedClassFileException("flow leaves the code");
      }
    }
  }

  /** The code that is appended must not be what an invalid jump finds. */
  private boolean leavesCode(int pc) {
    if (!Instructions.isJump(code.opcode(pc))) {
      return false;
    }
    int target = Instructions.jumpTarget(code, pc);
    return target < 0 || target >= code.codeLength();
  }

  private void visit(int pc, int length, boolean typesChanged) {
    if (slotChanges.get(pc)) {
      slotsUnchangedSince = pc;
    }
    if (coverBoundary[pc] || slotChanges.get(pc)) {
      cover = coverAt(pc);
      current = null;
    }
    if (typesChanged || boundary[pc]) {
      current = null;
    }
    if (observed.get(pc) && types.thisInitialized()) {
      scopes.put(pc, handlerAt(pc));
    }
    if (!types.thisInitialized() || !cover.supported()) {
      open = null;
      passage = null;
      return;
    }
    if (open != null && current == null && handlerAt(pc) != open) {
      open = null;
    }
    if (passage != null && passage.cover() != cover) {
      passage = null;
    }
    if (canThrow(pc)) {
      extend(pc, pc + length);
    }
  }

  private void extend(int pc, int end) {
    PlannedHandler handler = handlerAt(pc);
    if (open == handler) {
      List<int[]> ranges = handler.ranges();
      ranges.get(ranges.size() - 1)[1] = end;
    } else {
      if (handler.ranges().isEmpty()) {
        inOrder.add(handler);
      }
      handler.ranges().add(new int[] {pc, end});
      open = handler;
    }
    if (passage == null) {
      passage = new MethodPlan.Passage(cover, pc, end);
      passages.add(passage);
    } else {
      passage.end(end);
    }
  }

  private boolean canThrow(int pc) {
    int opcode = code.opcode(pc);
    if (!Instructions.canThrow(opcode) || cover.beginsWithItself(pc)) {
      return false;
    }
    int previous = types.previousPc();
    if (previous < 0 || Instructions.generalForm(code, previous) != Instructions.ALOAD) {
      return true;
    }
    int slot = Instructions.slot(code, previous);
    if (opcode == Instructions.GETFIELD) {
      return slot != 0 || !isThis();
    }
    return opcode != Instructions.ATHROW || !rethrowsFromFinally(pc, slot);
  }

  private boolean isThis() {
    return !method.isStatic() && types.type(0) == Types.of(Types.OBJECT, file.thisClass());
  }

  /**
   * What javac writes behind a {@code finally} block: the exception is thrown on, and has been seen
   * at its throw.
   */
  private boolean rethrowsFromFinally(int pc, int slot) {
    for (ScopedVariable variable : variables) {
      if (variable.slot() == slot && variable.start() <= pc && pc < variable.end()) {
        return false;
      }
    }
    return code.hasVariableTable() && slot < rethrowSlots.length && rethrowSlots[slot];
  }

  private Cover coverAt(int pc) {
    List<Code.ExceptionEntry> covering = new ArrayList<>(2);
    for (Code.ExceptionEntry entry : code.exceptions()) {
      if (entry.covers(pc)) {
        covering.add(entry);
        if (entry.type() == 0) {
          break;
        }
      }
    }
    // the method's own handlers don't bring together what their range has in its slots either,
    // where a slot has nothing yet when the range begins
    List<Object> key = Arrays.<Object>asList(covering, slotsUnchangedSince);
    Cover known = covers.get(key);
    if (known == null) {
      known = new Cover(covering, code, map, withFrames);
      covers.put(key, known);
    }
    return known;
  }

  private PlannedHandler handlerAt(int pc) {
    if (current != null) {
      return current;
    }
    List<ScopedVariable> read = new ArrayList<>(8);
    List<ScopedVariable> unused = new ArrayList<>(0);
    List<ScopedVariable> reduced = new ArrayList<>(0);
    for (ScopedVariable variable : variables) {
      if (variable.start() <= pc && pc < variable.end() && isThere(variable)) {
        if (pc >= variable.readUntil() || cleared.contains(pc, variable.slot())) {
          unused.add(variable);
        } else if (read.size() >= maxVariables) {
          reduced.add(variable);
        } else {
          read.add(variable);
        }
      }
    }
    List<Object> key = Arrays.<Object>asList(cover, read, unused, reduced);
    PlannedHandler handler = handlers.get(key);
    if (handler == null) {
      handler = new PlannedHandler(cover, read, unused, reduced);
      handlers.put(key, handler);
    }
    current = handler;
    return handler;
  }

  /** Whether the slot holds what the variable says: tables can be wrong, types of slots can not. */
  private boolean isThere(ScopedVariable variable) {
    int type = types.type(variable.slot());
    if (variable.type() == Types.REFERENCE) {
      return Types.isReference(type)
          || (code.hasVariableTable() && Types.tag(type) == Types.UNKNOWN);
    }
    return type == variable.type() && !(Types.isWide(type) && variable.slot() + 1 >= types.slots());
  }
}
