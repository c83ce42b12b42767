// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.site.MethodSites;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.core.site.SiteVariable;
import dev.faultline.agent.core.site.StatementSite;
import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Puts the variables of a frame in front of its log statements of warning and error, and of what
 * fires events of the application:
 *
 * <pre>
 *   push site; invokestatic FaultlineHook.statement; (load v; invokevirtual FaultlineHook.add)…; pop
 *   the call of the logger, or of fire
 *   invokestatic FaultlineHook.stated
 * </pre>
 *
 * <p>No branch and no local variable, so that the method's frames stay as they are. One object per
 * class file.
 */
final class LogStatements {

  private static final int JAVA_6 = 50;

  /** {@code FreqInlineSize} of HotSpot: a hot method of more bytecode is not inlined. */
  private static final int LARGEST_INLINED = 325;

  /** {@code HugeMethodLimit} of HotSpot: a method of more bytecode is never compiled. */
  private static final int LARGEST_COMPILED = 8000;

  /** Bytes that a statement takes without variables, and a variable at most. */
  private static final int STATEMENT_BYTES = 10;

  private static final int VARIABLE_BYTES = 7;

  /** Bytes of the smallest handler, with its end, its guard and its passage. */
  private static final int SMALLEST_HANDLER = 32;

  private static final int MOST_VARIABLES = 60;

  /** A statement that is to be written. */
  private static final class Planned {
    private final int site;
    private final List<ScopedVariable> read;

    Planned(int site, List<ScopedVariable> read) {
      this.site = site;
      this.read = read;
    }
  }

  private final ClassFile file;
  private final CodeReference reference;
  private final SiteTable sites;
  private final int[] constants;
  private final boolean logs;

  /** By name and descriptor, then by the number of the invocation in the method. */
  private final Map<String, Map<Integer, Planned>> planned = new HashMap<>();

  private LogStatements(ClassFile file, CodeReference reference, SiteTable sites, boolean logs) {
    this.logs = logs;
    this.file = file;
    this.reference = reference;
    this.sites = sites;
    constants = constants(file);
  }

  /**
   * The class file with its statements prepared; {@code null} where there are none, or its version
   * is one that can't be written.
   *
   * @param logs whether log statements are wanted, and not only what fires events
   */
  static byte @Nullable [] insert(
      ClassFile file, CodeReference reference, SiteTable sites, boolean logs) {
    if (file.majorVersion() < JAVA_6 || !LogCalls.mayBeIn(file, logs)) {
      return null;
    }
    LogStatements statements = new LogStatements(file, reference, sites, logs);
    for (MethodInfo method : file.methods()) {
      statements.plan(method);
    }
    return statements.planned.isEmpty() ? null : statements.write();
  }

  private static int[] constants(ClassFile file) {
    int[] hashes = new int[file.poolCount()];
    int count = 0;
    for (int i = 1; i < file.poolCount(); i++) {
      if (file.tag(i) == ClassFile.TAG_STRING) {
        hashes[count++] = file.className(i).hashCode();
      }
    }
    int[] result = Arrays.copyOf(hashes, count);
    Arrays.sort(result);
    return result;
  }

  private void plan(MethodInfo method) {
    Code code = method.code();
    if (code == null || method.isBridge()) {
      return;
    }
    BitSet calls = new BitSet();
    Map<Integer, Integer> numbers = new HashMap<>();
    find(code, calls, numbers);
    if (calls.isEmpty()) {
      return;
    }
    StackMap map = new StackMap(file, method, code);
    Map<Integer, PlannedHandler> variables =
        new MethodPlanner(file, method, code, map, true, MOST_VARIABLES).at(calls);
    boolean withVariables = fits(code, variables.values(), true);
    if (!withVariables && !fits(code, variables.values(), false)) {
      return;
    }
    MethodSites owner =
        new MethodSites(
            file.name().replace('/', '.'), method.name(), method.descriptor(), reference);
    Map<Integer, Planned> ofMethod = new HashMap<>();
    variables.forEach(
        (pc, scope) ->
            ofMethod.put(numbers.getOrDefault(pc, -1), site(owner, scope, withVariables)));
    planned.put(method.name() + method.descriptor(), ofMethod);
  }

  private void find(Code code, BitSet calls, Map<Integer, Integer> numbers) {
    LogCalls logCalls = new LogCalls(file, code);
    int number = 0;
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int opcode = code.opcode(pc);
      if (opcode >= Instructions.INVOKEVIRTUAL && opcode < Instructions.INVOKEDYNAMIC) {
        if (logCalls.fires(pc) || (logs && logCalls.level(pc) != LogCalls.Level.OTHER)) {
          calls.set(pc);
          numbers.put(pc, number);
        }
        number++;
      }
    }
  }

  /**
   * Whether the JIT will treat the method as it would without its statements. A small one must
   * leave room for handlers, which matter more.
   */
  private static boolean fits(Code code, Iterable<PlannedHandler> scopes, boolean withVariables) {
    int length = code.codeLength();
    for (PlannedHandler scope : scopes) {
      length += STATEMENT_BYTES;
      length += withVariables ? scope.read().size() * VARIABLE_BYTES : 0;
    }
    boolean staysSmall = code.codeLength() <= LARGEST_INLINED - SMALLEST_HANDLER;
    return length <= (staysSmall ? LARGEST_INLINED - SMALLEST_HANDLER : LARGEST_COMPILED);
  }

  private Planned site(MethodSites owner, PlannedHandler scope, boolean withVariables) {
    List<SiteVariable> read = new ArrayList<>(scope.read().size());
    List<SiteVariable> notRead = new ArrayList<>(0);
    for (ScopedVariable variable : scope.read()) {
      if (withVariables) {
        read.add(variable.description());
      } else {
        notRead.add(variable.descriptionReduced());
      }
    }
    for (ScopedVariable variable : scope.unused()) {
      notRead.add(variable.descriptionUnused());
    }
    for (ScopedVariable variable : scope.reduced()) {
      notRead.add(variable.descriptionReduced());
    }
    int number = sites.reserve(1);
    sites.set(number, new StatementSite(owner, read, notRead, constants));
    return new Planned(
        number, withVariables ? scope.read() : Collections.<ScopedVariable>emptyList());
  }

  // --- writing
  // -------------------------------------------------------------------------------------------------------------------

  private byte[] write() {
    ClassReader reader = new ClassReader(file.bytes());
    ClassWriter writer = new ClassWriter(reader, 0);
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String name,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            Map<Integer, Planned> statements = planned.get(name + descriptor);
            return statements == null ? next : new Writer(next, statements);
          }
        },
        0);
    return writer.toByteArray();
  }

  private static final class Writer extends MethodVisitor {

    /** The hook, and a long above it. */
    private static final int MORE_STACK = 3;

    private final Map<Integer, Planned> statements;
    private int number;

    Writer(MethodVisitor next, Map<Integer, Planned> statements) {
      super(Opcodes.ASM9, next);
      this.statements = statements;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String name, String descriptor, boolean isInterface) {
      Planned statement = statements.get(number++);
      if (statement != null) {
        begin(statement);
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
      if (statement != null) {
        super.visitMethodInsn(Opcodes.INVOKESTATIC, MethodWriter.HOOK, "stated", "()V", false);
      }
    }

    private void begin(Planned statement) {
      if (statement.site <= Short.MAX_VALUE) {
        super.visitIntInsn(Opcodes.SIPUSH, statement.site);
      } else {
        super.visitLdcInsn(statement.site);
      }
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          MethodWriter.HOOK,
          "statement",
          "(I)L" + MethodWriter.HOOK + ";",
          false);
      for (ScopedVariable variable : statement.read) {
        super.visitVarInsn(AppendedCode.loadOf(variable), variable.slot());
        super.visitMethodInsn(
            Opcodes.INVOKEVIRTUAL, MethodWriter.HOOK, "add", AppendedCode.addOf(variable), false);
      }
      super.visitInsn(Opcodes.POP);
    }

    @Override
    public void visitMaxs(int maxStack, int maxLocals) {
      super.visitMaxs(maxStack + MORE_STACK, maxLocals);
    }
  }
}
