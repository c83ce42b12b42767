// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Descriptors;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Slots that hold objects of different classes in one method. Where a class file has no frames, the
 * verifier infers types, and at a handler that is entered with such a slot holding the one or the
 * other it loads both classes to find what they have in common. Those may be missing, where a
 * library is optional: iText links without Bouncy Castle as long as nothing makes it look. So a
 * handler of ours must not be entered from where the slot holds the one and from where it holds the
 * other.
 */
final class ReusedSlots {

  private static final String UNKNOWN = "?";

  private final ClassFile file;
  private final Code code;
  private final StackMap map;
  private final StoredReferences stored;
  private final BitSet lastConstructorCalls;
  private final @Nullable String[] names;
  private final BitSet reused = new BitSet();

  private ReusedSlots(ClassFile file, Code code, StackMap map) {
    this.file = file;
    this.code = code;
    this.map = map;
    stored = new StoredReferences(file, code);
    lastConstructorCalls = stored.lastConstructorCalls();
    names = new String[Math.max(code.usedLocals(), map.initial().locals().length)];
  }

  /** Instructions behind which such a slot may hold something else than before. */
  static BitSet changes(ClassFile file, MethodInfo method, Code code, StackMap map) {
    ReusedSlots slots = new ReusedSlots(file, code, map);
    slots.addParameters(method);
    slots.addStores();
    return slots.changes();
  }

  private void addParameters(MethodInfo method) {
    int slot = 0;
    if (!method.isStatic()) {
      add(slot++, file.name());
    }
    String descriptor = method.descriptor();
    for (int i = 1; descriptor.charAt(i) != ')'; ) {
      int end = Descriptors.endOfType(descriptor, i);
      char first = descriptor.charAt(i);
      if (first == 'L' || first == '[') {
        add(slot, Descriptors.internalName(descriptor, i, end));
      }
      slot += first == 'J' || first == 'D' ? 2 : 1;
      i = end;
    }
  }

  private void addStores() {
    int previous = -1;
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      if (Instructions.generalForm(code, pc) == Instructions.ASTORE) {
        String name = map.at(pc) == null && previous >= 0 ? left(previous) : caught(pc);
        add(Instructions.slot(code, pc), name == null ? UNKNOWN : name);
      }
      previous = pc;
    }
  }

  private @Nullable String left(int previous) {
    if (Instructions.generalForm(code, previous) == Instructions.ALOAD) {
      int slot = Instructions.slot(code, previous);
      return reused.get(slot) ? null : names[slot];
    }
    return stored.classLeftBy(previous, lastConstructorCalls.get(previous));
  }

  private @Nullable String caught(int pc) {
    String name = null;
    for (Code.ExceptionEntry entry : code.exceptions()) {
      if (entry.handler() == pc) {
        String caught = entry.type() == 0 ? "java/lang/Throwable" : file.className(entry.type());
        if (name != null && !name.equals(caught)) {
          return null;
        }
        name = caught;
      }
    }
    return name;
  }

  private void add(int slot, String name) {
    String known = names[slot];
    if (name.isEmpty()) {
      return;
    }
    if (known == null) {
      names[slot] = name;
    } else if (name.equals(UNKNOWN) || !known.equals(name) && !(isOfJdk(known) && isOfJdk(name))) {
      reused.set(slot);
    }
  }

  private static boolean isOfJdk(String name) {
    return name.startsWith("java/");
  }

  private BitSet changes() {
    BitSet result = new BitSet();
    if (reused.isEmpty()) {
      return result;
    }
    for (StackMap.Frame frame : map.frames()) {
      result.set(frame.pc());
    }
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      if (Instructions.generalForm(code, pc) == Instructions.ASTORE
          && reused.get(Instructions.slot(code, pc))) {
        result.set(pc + Instructions.length(code, pc));
      }
    }
    return result;
  }
}
