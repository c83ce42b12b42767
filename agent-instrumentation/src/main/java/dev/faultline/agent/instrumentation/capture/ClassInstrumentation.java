// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.site.MethodSites;
import dev.faultline.agent.core.site.Site;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.instrumentation.classfile.ByteSink;
import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.classfile.MalformedClassFileException;
import dev.faultline.agent.instrumentation.classfile.MethodInfo;
import dev.faultline.agent.instrumentation.classfile.PoolExtension;
import dev.faultline.agent.instrumentation.classfile.PoolFullException;
import dev.faultline.agent.instrumentation.classfile.StackMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Instruments one class file. Stateless and thread-safe but for what it is given. */
public final class ClassInstrumentation {

  /** {@code HugeMethodLimit} of HotSpot: a method of more bytecode is never compiled. */
  private static final int LARGEST_COMPILED = 8000;

  /** {@code FreqInlineSize} of HotSpot: a hot method of more bytecode is not inlined. */
  private static final int LARGEST_INLINED = 325;

  private static final int LARGEST = 65535;

  private static final int[] VARIABLES_WHEN_LARGE = {8, 3, 0};

  private static final int JAVA_6 = 50;

  private final SiteTable sites;
  private final InstrumentationReport report;
  private final boolean logStatements;
  private final boolean asksFirst =
      UntakenHandlers.areCompiled(System.getProperty("java.specification.version", ""));

  public ClassInstrumentation(SiteTable sites, InstrumentationReport report) {
    this(sites, report, true);
  }

  /**
   * @param logStatements whether the variables of frames are passed on in front of log statements
   */
  public ClassInstrumentation(
      SiteTable sites, InstrumentationReport report, boolean logStatements) {
    this.sites = sites;
    this.report = report;
    this.logStatements = logStatements;
  }

  /**
   * @return the new class file; {@code null} where nothing was to be done
   * @throws MalformedClassFileException and {@link IndexOutOfBoundsException} for what is no class
   *     file
   */
  public byte @Nullable [] instrument(byte[] bytes, CodeReference code) {
    long start = System.nanoTime();
    ClassFile original = new ClassFile(bytes);
    byte[] prepared = withStatements(original, code);
    ClassFile file = prepared == null ? original : new ClassFile(prepared);
    byte[] instrumented = instrument(file, prepared != null, code);
    if (instrumented != null) {
      report.classDone(bytes.length, instrumented.length, System.nanoTime() - start);
    }
    return instrumented;
  }

  /** Without them, the class file is still one whose frames can be captured. */
  private byte @Nullable [] withStatements(ClassFile file, CodeReference code) {
    try {
      return LogStatements.insert(file, code, sites, logStatements);
    } catch (RuntimeException unusual) {
      report.countWithoutStatements();
      return null;
    }
  }

  private byte @Nullable [] instrument(ClassFile file, boolean prepared, CodeReference code) {
    byte[] bytes = file.bytes();
    PoolExtension pool = new PoolExtension(file);
    ByteSink methods = new ByteSink(bytes.length);
    methods.u2(file.methods().size());
    boolean changed = prepared;
    String className = file.name().replace('/', '.');
    for (MethodInfo method : file.methods()) {
      MethodWriter writer = instrument(file, method, pool, className, code);
      if (writer == null) {
        methods.put(bytes, method.start(), method.end());
      } else {
        writer.writeTo(methods);
        changed = true;
      }
    }
    if (!changed) {
      return null;
    }
    ByteSink result = new ByteSink(bytes.length + bytes.length / 2);
    result.put(bytes, 0, 8).u2(pool.count()).put(bytes, 10, file.poolEnd()).put(pool.appended());
    result.put(bytes, file.poolEnd(), file.methodsStart()).put(methods);
    result.put(bytes, file.methodsEnd(), bytes.length);
    return result.toByteArray();
  }

  private @Nullable MethodWriter instrument(
      ClassFile file,
      MethodInfo method,
      PoolExtension pool,
      String className,
      CodeReference reference) {
    Code code = method.code();
    if (code == null) {
      return skip(className, method, Skip.NO_CODE);
    }
    if (method.isBridge()) {
      return skip(className, method, Skip.BRIDGE);
    }
    boolean withFrames = file.majorVersion() >= JAVA_6;
    StackMap map;
    if (withFrames && (code.stackMap() >= 0 || !needsFrames(code))) {
      map = new StackMap(file, method, code);
    } else if (file.majorVersion() <= JAVA_6) {
      withFrames = false;
      map = InferredFrames.of(file, method, code);
      if (map == null) {
        return skip(className, method, Skip.SUBROUTINES);
      }
    } else {
      return skip(className, method, Skip.NO_FRAMES);
    }
    if (code.maxLocals() == LARGEST) {
      return skip(className, method, Skip.NO_ROOM);
    }
    int[] mark = pool.mark();
    MethodSites owner = new MethodSites(className, method.name(), method.descriptor(), reference);
    try {
      return fit(file, method, code, map, withFrames, pool, owner);
    } catch (PoolFullException full) {
      pool.reset(mark);
      return skip(className, method, Skip.NO_ROOM);
    }
  }

  /** Writes the method with all variables, or, where its size does not allow that, with fewer. */
  private @Nullable MethodWriter fit(
      ClassFile file,
      MethodInfo method,
      Code code,
      StackMap map,
      boolean withFrames,
      PoolExtension pool,
      MethodSites owner) {
    int limit = code.codeLength() <= LARGEST_COMPILED ? LARGEST_COMPILED : LARGEST;
    for (int attempt = -1; attempt < VARIABLES_WHEN_LARGE.length; attempt++) {
      int most = attempt < 0 ? Integer.MAX_VALUE : VARIABLES_WHEN_LARGE[attempt];
      MethodPlan plan = new MethodPlanner(file, method, code, map, withFrames, most).plan();
      if (plan.isEmpty()) {
        return skip(owner.className(), method, Skip.NOTHING_CAN_THROW);
      }
      MethodWriter writer = write(plan, asksFirst, limit, file, pool, owner);
      if (writer == null && asksFirst) {
        writer = write(plan, false, limit, file, pool, owner);
      }
      if (writer != null) {
        return finish(writer, attempt >= 0, file, pool, owner);
      }
    }
    return skip(owner.className(), method, limit == LARGEST ? Skip.TOO_LARGE : Skip.NOT_COMPILED);
  }

  /** {@code null} where the method is larger than the limit with everything appended. */
  private static @Nullable MethodWriter write(
      MethodPlan plan,
      boolean asksFirst,
      int limit,
      ClassFile file,
      PoolExtension pool,
      MethodSites owner) {
    try {
      MethodWriter writer = new MethodWriter(plan, asksFirst, file, pool, owner).write();
      return writer.newLength() <= limit ? writer : null;
    } catch (MethodTooLargeException tooLarge) {
      return null;
    }
  }

  private MethodWriter finish(
      MethodWriter writer, boolean reduced, ClassFile file, PoolExtension pool, MethodSites owner) {
    MethodPlan plan = writer.plan();
    MethodWriter chosen = writer;
    boolean isReduced = reduced;
    boolean pastInlining = false;
    if (plan.code().codeLength() <= LARGEST_INLINED && writer.newLength() > LARGEST_INLINED) {
      MethodWriter smaller = write(plan, false, LARGEST_INLINED, file, pool, owner);
      if (smaller == null) {
        smaller =
            MergedHandlers.reduce(
                plan, candidate -> write(candidate, false, LARGEST_INLINED, file, pool, owner));
        pastInlining = smaller == null;
        isReduced |= smaller != null;
      }
      chosen = smaller == null ? writer : smaller;
    }
    List<Site> written = chosen.sites();
    int first = sites.reserve(written.size());
    chosen.number(first);
    for (int i = 0; i < written.size(); i++) {
      sites.set(first + i, written.get(i));
    }
    report.methodDone(owner.className(), plan.method(), isReduced, pastInlining);
    return chosen;
  }

  private @Nullable MethodWriter skip(String className, MethodInfo method, Skip reason) {
    report.methodSkipped(className, method, reason);
    return null;
  }

  private static boolean needsFrames(Code code) {
    if (!code.exceptions().isEmpty()) {
      return true;
    }
    for (int pc = 0; pc < code.codeLength(); pc += Instructions.length(code, pc)) {
      int opcode = code.opcode(pc);
      if (Instructions.isJump(opcode)
          || opcode == Instructions.TABLESWITCH
          || opcode == Instructions.LOOKUPSWITCH) {
        return true;
      }
    }
    return false;
  }
}
