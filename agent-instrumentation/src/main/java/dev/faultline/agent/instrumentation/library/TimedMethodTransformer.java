// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import dev.faultline.agent.core.capture.TimedMethods;
import dev.faultline.agent.core.config.TimedMethodNames;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.model.Location;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Times the calls of methods that are configured, as their classes are loaded.
 *
 * <p>Thread-safe. No exception leaves it; no class is loaded by it.
 */
public final class TimedMethodTransformer implements ClassFileTransformer {

  private static final int JAVA_6 = 50;
  private static final int MOST_PARAMETERS = 100;
  private static final int UNTIMED =
      Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE | Opcodes.ACC_BRIDGE | Opcodes.ACC_SYNTHETIC;

  private final TimedMethodNames names;
  private final TimedMethods methods;
  private final int point;
  private final @Nullable ClassLoader agentLoader;

  /**
   * @param point number of the {@link TimedMethodPoint}
   * @param agentLoader of the agent's own classes, which are left alone
   */
  public TimedMethodTransformer(
      TimedMethodNames names, TimedMethods methods, int point, @Nullable ClassLoader agentLoader) {
    this.names = names;
    this.methods = methods;
    this.point = point;
    this.agentLoader = agentLoader;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    if (name == null || loader == null || loader == agentLoader) {
      return null;
    }
    try {
      String className = name.replace('/', '.');
      return names.hasClass(className) ? transform(className, bytes) : null;
    } catch (Throwable failure) {
      failed(name, failure);
      return null;
    }
  }

  private byte @Nullable [] transform(String className, byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    Map<String, @Nullable String[]> parameters = new HashMap<>();
    reader.accept(new ParameterNames(parameters), ClassReader.SKIP_FRAMES);
    ClassWriter writer = new ClassWriter(reader, 0);
    boolean withFrames = reader.readUnsignedShort(6) >= JAVA_6;
    int[] timed = new int[1];
    reader.accept(
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access,
              String method,
              String descriptor,
              @Nullable String signature,
              String @Nullable [] exceptions) {
            MethodVisitor next =
                super.visitMethod(access, method, descriptor, signature, exceptions);
            Long threshold = names.threshold(className, method);
            @Nullable String[] known = parameters.get(method + descriptor);
            if (threshold == null || known == null || (access & UNTIMED) != 0) {
              return next;
            }
            timed[0]++;
            String key = className + "." + method + descriptor;
            methods.add(
                key,
                new Location(className, method, descriptor, null),
                known,
                threshold == 0 ? null : threshold * 1_000_000L);
            return new HookedTimedMethod(next, key, descriptor, access, point, withFrames);
          }
        },
        0);
    if (timed[0] == 0) {
      AgentLog.warn("No method of class " + className + " is timed: it has none of these names");
      return null;
    }
    return writer.toByteArray();
  }

  private static void failed(String name, Throwable failure) {
    try {
      AgentLog.warn("Methods of class " + name + " are not timed", failure);
    } catch (Throwable nothingLeftToDo) {
      // the class is loaded as it is, which is what counts
    }
  }

  /** Finds what the parameters of methods are called that can be timed. */
  private static final class ParameterNames extends ClassVisitor {
    private final Map<String, @Nullable String[]> found;

    ParameterNames(Map<String, @Nullable String[]> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String method,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      Type[] types = Type.getArgumentTypes(descriptor);
      if (method.startsWith("<") || types.length > MOST_PARAMETERS) {
        return null;
      }
      @Nullable String[] names = new @Nullable String[types.length];
      found.put(method + descriptor, names);
      int first = (access & Opcodes.ACC_STATIC) != 0 ? 0 : 1;
      return new MethodVisitor(Opcodes.ASM9) {
        @Override
        public void visitLocalVariable(
            String name, String type, @Nullable String generic, Label start, Label end, int index) {
          int slot = first;
          for (int i = 0; i < types.length; i++) {
            if (slot == index && names[i] == null) {
              names[i] = name;
            }
            slot += types[i].getSize();
          }
        }
      };
    }
  }
}
