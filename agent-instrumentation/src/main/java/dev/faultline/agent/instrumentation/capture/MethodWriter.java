// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.site.CatchSite;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.MethodSites;
import dev.faultline.agent.core.site.Site;
import dev.faultline.agent.core.site.SiteVariable;
import dev.faultline.agent.instrumentation.classfile.ByteSink;
import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.PoolExtension;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import dev.faultline.agent.instrumentation.classfile.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Appends a plan's handlers to a method. The method's own instructions, frames and debug tables
 * stay as they are, byte for byte.
 *
 * <p>For each cover, a group of code is appended. X is a new slot behind the method's own.
 *
 * <pre>
 *   entry of handler k      astore X
 *   (guarded from here)     getstatic FaultlineHook.unseen; checkcast FaultlineHook; ifnonnull THROW     see UntakenHandlers
 *                           aload X; push site; invokestatic FaultlineHook.thrown; dup; ifnull END
 *   node of variable v      load v; invokevirtual FaultlineHook.add       [hook] -> [hook], then on to its parent's node
 *   END                     pop
 *   THROW                   aload X; athrow
 *   GUARD                   pop; aload X; athrow                          what the guarded code throws is dropped
 *   PASS                    athrow                                        a VirtualMachineError passes
 * </pre>
 *
 * <p>Variables of the handlers form a tree, those of an enclosing block nearer to the root, so that
 * handlers share the code that passes them on and the size of all is linear in the number of
 * variables. END, GUARD and PASS are covered by the method's own handlers, which then get the
 * exception as if there had been none in front. A block that an exception enters is never also
 * entered by a jump, since C1 gives up on methods that have such blocks.
 *
 * <p>A catch block is entered through a stub: {@code astore X; aload X; push site; invokestatic
 * FaultlineHook.caught; aload X; goto block}, guarded likewise; for a VirtualMachineError by a
 * plain {@code goto block}.
 */
final class MethodWriter {

  static final String HOOK = "java/lang/FaultlineHook";

  private static final int MOST_ROWS = 65535;

  /** One variable in the tree of a cover; the root has none. */
  private static final class Node {
    private final @Nullable ScopedVariable variable;
    private final @Nullable Node parent;
    private final Map<ScopedVariable, Node> children = new IdentityHashMap<>(4);
    private final List<Node> childrenInOrder = new ArrayList<>(2);
    private final List<PlannedHandler> entries = new ArrayList<>(1);

    Node(@Nullable ScopedVariable variable, @Nullable Node parent) {
      this.variable = variable;
      this.parent = parent;
    }

    Node child(ScopedVariable variable) {
      Node child = children.get(variable);
      if (child == null) {
        child = new Node(variable, this);
        children.put(variable, child);
        childrenInOrder.add(child);
      }
      return child;
    }
  }

  private final MethodPlan plan;
  private final Code code;
  private final ClassFile file;
  private final PoolExtension pool;
  private final MethodSites owner;

  /** Whose sites come first. */
  private final List<CatchSite> catchSites = new ArrayList<>();

  /** In the order that they were written in. */
  private final List<PlannedHandler> entered = new ArrayList<>();

  private final boolean asksFirst;
  private final int slot;
  private final AppendedCode out;
  private final Frames frames;

  /** Those of all the method, once they are asked for. */
  private final BitSet lines = new BitSet();

  private final ByteSink first = new ByteSink(64);
  private final ByteSink own = new ByteSink(64);
  private final ByteSink last = new ByteSink(64);

  /** Where the method's own handlers are entered now: stubs of catch blocks. */
  private final Map<Integer, Integer> stubs = new HashMap<>();

  private final Map<Integer, Integer> virtualMachineErrorStubs = new HashMap<>();
  private final Map<Cover, Integer> passes = new IdentityHashMap<>();

  private final List<Integer> jumpsToEnd = new ArrayList<>();

  /** Like {@link #jumpsToEnd}, with nothing on the stack. */
  private final List<Integer> jumpsToThrow = new ArrayList<>();

  /**
   * Of the group that is being written: what may run a call of ours, the stores of exceptions left
   * out.
   */
  private final List<int[]> guardedSpans = new ArrayList<>();

  private int guardStart = -1;

  /**
   * @param asksFirst whether handlers begin as {@link UntakenHandlers} says
   */
  MethodWriter(
      MethodPlan plan, boolean asksFirst, ClassFile file, PoolExtension pool, MethodSites owner) {
    this.plan = plan;
    this.asksFirst = asksFirst;
    this.code = plan.code();
    this.file = file;
    this.pool = pool;
    this.owner = owner;
    slot = code.maxLocals();
    out = new AppendedCode(code.codeLength(), pool);
    List<StackMap.Frame> original = plan.map().frames();
    frames =
        new Frames(
            pool,
            plan.map(),
            original.isEmpty() || !plan.withFrames() ? -1 : original.get(original.size() - 1).pc());
  }

  /** In the order of their numbers, made anew. Valid once {@link #write} was called. */
  List<Site> sites() {
    List<Site> sites = new ArrayList<>(catchSites.size() + entered.size());
    sites.addAll(catchSites);
    for (PlannedHandler handler : entered) {
      sites.add(handlerSite(handler));
    }
    return sites;
  }

  /** To be called once the method is to be used as it was written, with {@link #sites}. */
  void number(int firstSite) {
    out.number(firstSite);
  }

  MethodPlan plan() {
    return plan;
  }

  /** Length that the code has with everything appended. Valid once {@link #write} was called. */
  int newLength() {
    return pc();
  }

  private int pc() {
    return out.pc();
  }

  /** Appends everything to buffers; nothing of the class file changes. */
  MethodWriter write() {
    for (PlannedCatch planned : plan.catches()) {
      writeStub(planned);
    }
    Map<Cover, Node> groups = new IdentityHashMap<>();
    List<Cover> order = new ArrayList<>();
    for (PlannedHandler handler : plan.handlers()) {
      Node root = groups.get(handler.cover());
      if (root == null) {
        root = new Node(null, null);
        groups.put(handler.cover(), root);
        order.add(handler.cover());
      }
      Node node = root;
      for (ScopedVariable variable : handler.read()) {
        node = node.child(variable);
      }
      node.entries.add(handler);
    }
    for (Cover cover : order) {
      writeGroup(cover, Objects.requireNonNull(groups.get(cover)));
    }
    for (MethodPlan.Passage passage : plan.passages()) {
      row(
          first,
          passage.start(),
          passage.end(),
          Objects.requireNonNull(passes.get(passage.cover())),
          pool.classConstant("java/lang/VirtualMachineError"));
    }
    for (Code.ExceptionEntry entry : code.exceptions()) {
      rows(own, entry, entry.start(), entry.end());
    }
    if (rowCount() > MOST_ROWS) {
      throw new MethodTooLargeException();
    }
    if (addsStackMap()) {
      pool.utf8("StackMapTable");
    }
    return this;
  }

  private int rowCount() {
    return (first.length() + own.length() + last.length()) / 8;
  }

  private boolean addsStackMap() {
    return plan.withFrames() && code.stackMap() < 0;
  }

  // --- catch blocks
  // ---------------------------------------------------------------------------------------------------------------

  private void writeStub(PlannedCatch planned) {
    catchSites.add(new CatchSite(owner, planned.line(), planned.disposition(), planned.throwsOn()));
    StackMap.Frame frame = planned.frame();
    stubs.put(planned.handler(), pc());
    if (frame != null) {
      frames.add(pc(), frame.locals(), frame.stack());
    }
    out.storeReference(slot);
    int guarded = pc();
    out.loadReference(slot);
    out.pushSite();
    out.callHook("caught", "(Ljava/lang/Throwable;I)V");
    int guardedEnd = pc();
    out.loadReference(slot);
    out.jumpBack(planned.handler());
    row(last, guarded, guardedEnd, pc(), 0);
    if (frame != null) {
      int[] locals = with(frame.locals(), slot, frame.stack()[0]);
      frames.add(pc(), locals, throwable());
    }
    out.put(Instructions.POP);
    out.loadReference(slot);
    out.jumpBack(planned.handler());
    if (planned.catchesVirtualMachineErrors()) {
      virtualMachineErrorStubs.put(planned.handler(), pc());
      if (frame != null) {
        frames.add(pc(), frame.locals(), frame.stack());
      }
      out.jumpBack(planned.handler());
    }
  }

  /**
   * The rows of the exception table for one of the method's own: unchanged, or through the block's
   * stubs.
   */
  private void rows(ByteSink table, Code.ExceptionEntry entry, int start, int end) {
    Integer forErrors = virtualMachineErrorStubs.get(entry.handler());
    if (forErrors != null) {
      String caught = entry.type() == 0 ? "java/lang/Error" : file.className(entry.type());
      if (caught.equals("java/lang/Throwable") || caught.equals("java/lang/Error")) {
        row(table, start, end, forErrors, pool.classConstant("java/lang/VirtualMachineError"));
      }
    }
    Integer stub = stubs.get(entry.handler());
    row(table, start, end, stub == null ? entry.handler() : stub, entry.type());
  }

  // --- handlers
  // -------------------------------------------------------------------------------------------------------------------

  private void writeGroup(Cover cover, Node root) {
    jumpsToEnd.clear();
    jumpsToThrow.clear();
    writeNode(cover, root);
    closeGuard();
    int end = pc();
    if (plan.withFrames() && !jumpsToEnd.isEmpty()) {
      frames.add(end, withException(cover.required()), hook());
    }
    for (int jump : jumpsToEnd) {
      out.land(jump);
    }
    out.put(Instructions.POP);
    if (plan.withFrames() && !jumpsToThrow.isEmpty()) {
      frames.add(pc(), withException(cover.required()));
    }
    for (int jump : jumpsToThrow) {
      out.land(jump);
    }
    out.loadReference(slot);
    out.put(Instructions.ATHROW);
    int guard = pc();
    frame(withException(cover.required()), throwable());
    out.put(Instructions.POP);
    out.loadReference(slot);
    out.put(Instructions.ATHROW);
    for (int[] guarded : guardedSpans) {
      row(last, guarded[0], guarded[1], guard, 0);
    }
    guardedSpans.clear();
    passes.put(cover, pc());
    frame(cover.required(), throwable());
    out.put(Instructions.ATHROW);
    for (Code.ExceptionEntry entry : cover.handlers()) {
      rows(last, entry, end, pc());
    }
  }

  /**
   * Children first, the last of which runs on into this node; then the handlers that begin here;
   * then the node itself, which runs on into what its caller writes next: its parent's node, or
   * END.
   */
  private void writeNode(Cover cover, Node node) {
    List<Integer> jumps = new ArrayList<>(node.childrenInOrder.size());
    int remaining = node.childrenInOrder.size() + node.entries.size();
    for (Node child : node.childrenInOrder) {
      writeNode(cover, child);
      remaining--;
      if (remaining > 0) {
        jumps.add(out.jumpAhead(Instructions.GOTO));
      }
    }
    for (PlannedHandler handler : node.entries) {
      writeEntry(cover, node, handler);
      remaining--;
      if (remaining > 0) {
        jumps.add(out.jumpAhead(Instructions.GOTO));
      }
    }
    if (!jumps.isEmpty()) {
      if (node.parent == null) {
        for (int jump : jumps) {
          jumpsToEnd.add(jump);
        }
      } else {
        frame(locals(cover, node), hook());
        for (int jump : jumps) {
          out.land(jump);
        }
      }
    }
    if (node.variable != null) {
      out.add(node.variable);
    }
  }

  private void closeGuard() {
    if (guardStart >= 0 && guardStart < pc()) {
      guardedSpans.add(new int[] {guardStart, pc()});
    }
    guardStart = -1;
  }

  private void writeEntry(Cover cover, Node node, PlannedHandler handler) {
    closeGuard();
    entered.add(handler);
    int entry = pc();
    frame(locals(cover, node, false), throwable());
    for (int[] range : handler.ranges()) {
      row(first, range[0], range[1], entry, 0);
    }
    out.storeReference(slot);
    guardStart = pc();
    if (asksFirst) {
      out.loadUnseen();
      jumpsToThrow.add(out.jumpAhead(Instructions.IFNONNULL));
    }
    out.loadReference(slot);
    out.pushSite();
    out.callHook("thrown", "(Ljava/lang/Throwable;I)L" + HOOK + ";");
    if (node.variable != null) {
      out.put(Instructions.DUP);
      jumpsToEnd.add(out.jumpAhead(Instructions.IFNULL));
    }
  }

  private HandlerSite handlerSite(PlannedHandler handler) {
    List<SiteVariable> read = new ArrayList<>(handler.read().size());
    for (ScopedVariable variable : handler.read()) {
      read.add(variable.description());
    }
    // a handler passes on the innermost variable first
    Collections.reverse(read);
    List<HandlerSite.Part> parts = new ArrayList<>(Math.max(1, handler.parts().size()));
    if (handler.parts().isEmpty()) {
      parts.add(new HandlerSite.Part(lines(handler), notRead(handler)));
    }
    for (PlannedHandler part : handler.parts()) {
      List<SiteVariable> notRead = notRead(part);
      for (ScopedVariable variable : part.read()) {
        if (!handler.read().contains(variable)) {
          notRead.add(variable.descriptionReduced());
        }
      }
      parts.add(new HandlerSite.Part(lines(part), notRead));
    }
    return new HandlerSite(owner, read, parts);
  }

  private static List<SiteVariable> notRead(PlannedHandler handler) {
    List<SiteVariable> result = new ArrayList<>(handler.unused().size() + handler.reduced().size());
    for (ScopedVariable variable : handler.unused()) {
      result.add(variable.descriptionUnused());
    }
    for (ScopedVariable variable : handler.reduced()) {
      result.add(variable.descriptionReduced());
    }
    return result;
  }

  /** First and last line of each run of lines that no other code of the method is among. */
  private int[] lines(PlannedHandler handler) {
    if (code.line(0) < 0) {
      return new int[0];
    }
    BitSet own = new BitSet();
    for (int[] range : handler.ranges()) {
      addLines(range[0], range[1], own);
    }
    int[] runs = new int[2 * own.cardinality()];
    int size = 0;
    for (int line = own.nextSetBit(0); line >= 0; line = own.nextSetBit(line + 1)) {
      if (size == 0 || allLines().nextSetBit(runs[size - 1] + 1) != line) {
        runs[size] = line;
        size += 2;
      }
      runs[size - 1] = line;
    }
    return Arrays.copyOf(runs, size);
  }

  private BitSet allLines() {
    if (lines.isEmpty()) {
      addLines(0, code.codeLength(), lines);
    }
    return lines;
  }

  private void addLines(int from, int to, BitSet found) {
    for (int pc = from; pc < to; pc += Instructions.length(code, pc)) {
      if (code.line(pc) >= 0) {
        found.set(code.line(pc));
      }
    }
  }

  // --- frames
  // ---------------------------------------------------------------------------------------------------------------------

  private void frame(int[] locals, int stack) {
    if (plan.withFrames()) {
      frames.add(pc(), locals, stack);
    }
  }

  private int throwable() {
    return Types.of(Types.OBJECT, pool.classConstant("java/lang/Throwable"));
  }

  private int hook() {
    return Types.of(Types.OBJECT, pool.classConstant(HOOK));
  }

  private int[] withException(int[] locals) {
    return with(locals, slot, throwable());
  }

  private int[] locals(Cover cover, Node node) {
    return locals(cover, node, true);
  }

  private int[] locals(Cover cover, Node node, boolean exceptionStored) {
    int[] locals = cover.required();
    for (Node n = node; n != null && n.variable != null; n = n.parent) {
      int at = n.variable.slot();
      if (at >= locals.length || locals[at] == Types.TOP) {
        locals = with(locals, at, n.variable.type());
      }
    }
    return exceptionStored ? withException(locals) : locals;
  }

  private static int[] with(int[] locals, int slot, int type) {
    int length = Math.max(locals.length, slot + (Types.isWide(type) ? 2 : 1));
    int[] result = new int[length];
    System.arraycopy(locals, 0, result, 0, locals.length);
    result[slot] = type;
    return result;
  }

  private static void row(ByteSink table, int start, int end, int handler, int type) {
    table.u2(start).u2(end).u2(handler).u2(type);
  }

  // --- assembly
  // -------------------------------------------------------------------------------------------------------------------

  /** Writes the whole method_info with its new Code attribute. */
  void writeTo(ByteSink target) {
    byte[] bytes = file.bytes();
    int attribute = code.attribute();
    target.put(bytes, plan.method().start(), attribute + 2);
    int lengthAt = target.length();
    target.i4(0);
    target.u2(Math.max(code.maxStack(), 3)).u2(slot + 1);
    target.i4(pc());
    target.put(bytes, code.codeStart(), code.codeStart() + code.codeLength());
    target.put(out.bytes());
    target.u2(rowCount());
    target.put(virtualMachineErrorsFirst()).put(own).put(last);
    writeAttributes(target);
    target.i4At(lengthAt, target.length() - lengthAt - 4);
    target.put(bytes, code.end(), plan.method().end());
  }

  /** Rows of passages were written behind those of handlers, and must be found before them. */
  private ByteSink virtualMachineErrorsFirst() {
    int passages = plan.passages().size() * 8;
    byte[] rows = first.toByteArray();
    return new ByteSink(rows.length)
        .put(rows, rows.length - passages, rows.length)
        .put(rows, 0, rows.length - passages);
  }

  private void writeAttributes(ByteSink target) {
    byte[] bytes = file.bytes();
    int count = file.u2(code.attributesStart());
    boolean adds = addsStackMap();
    target.u2(count + (adds ? 1 : 0));
    int position = code.attributesStart() + 2;
    for (int i = 0; i < count; i++) {
      int end = position + 6 + file.i4(position + 2);
      if (position == code.stackMap() && plan.withFrames()) {
        target.u2(file.u2(position)).i4(end - position - 6 + frames.rows().length());
        target.u2(file.u2(position + 6) + frames.count());
        target.put(bytes, position + 8, end);
        target.put(frames.rows());
      } else {
        target.put(bytes, position, end);
      }
      position = end;
    }
    if (adds) {
      target.u2(pool.utf8("StackMapTable")).i4(2 + frames.rows().length());
      target.u2(frames.count()).put(frames.rows());
    }
  }
}
