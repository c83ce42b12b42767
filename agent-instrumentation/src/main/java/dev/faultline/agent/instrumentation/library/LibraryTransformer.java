// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library;

import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.log.AgentLog;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds the agent's calls to the methods of libraries, as their classes are loaded. A class that has
 * none of the methods under its name is not the one that is meant, and is left alone.
 *
 * <p>Thread-safe. No exception leaves it; no class is loaded by it.
 */
public final class LibraryTransformer implements ClassFileTransformer {

  private static final int JAVA_6 = 50;

  private final Map<String, List<LibraryMethod>> methods = new HashMap<>();
  private final Map<LibraryMethod, Integer> numbers = new HashMap<>();
  private final @Nullable ClassLoader agentLoader;

  /**
   * @param agentLoader of the agent's own classes, which are left alone
   */
  public LibraryTransformer(List<LibraryMethod> all, @Nullable ClassLoader agentLoader) {
    this.agentLoader = agentLoader;
    for (LibraryMethod method : all) {
      numbers.put(method, numbers.size());
      List<LibraryMethod> ofClass = methods.get(method.className());
      if (ofClass == null) {
        ofClass = new ArrayList<>(2);
        methods.put(method.className(), ofClass);
      }
      ofClass.add(method);
    }
  }

  /** By the numbers that the instrumented ones of these methods pass. */
  public static LibraryPoint[] points(List<LibraryMethod> all) {
    LibraryPoint[] points = new LibraryPoint[all.size()];
    for (int i = 0; i < points.length; i++) {
      points[i] = all.get(i).point();
    }
    return points;
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    List<LibraryMethod> wanted = name == null ? null : methods.get(name);
    if (wanted == null || loader == agentLoader && loader != null) {
      return null;
    }
    try {
      return transform(wanted, bytes);
    } catch (Throwable failure) {
      failed(name, failure);
      return null;
    }
  }

  private byte @Nullable [] transform(List<LibraryMethod> wanted, byte[] bytes) {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    Set<LibraryMethod> found = new HashSet<>();
    int version = reader.readUnsignedShort(6);
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
            LibraryMethod hooked = find(wanted, method, descriptor);
            if (hooked == null || (access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) != 0) {
              return next;
            }
            found.add(hooked);
            int number = numbers.getOrDefault(hooked, -1);
            boolean withFrames = version >= JAVA_6;
            return new HookedLibraryMethod(next, hooked, descriptor, access, number, withFrames);
          }
        },
        0);
    if (found.isEmpty()
        && ((reader.getAccess() & Opcodes.ACC_INTERFACE) != 0 || areOptional(wanted))) {
      return null;
    }
    if (found.isEmpty()) {
      AgentLog.info(
          "Class "
              + reader.getClassName()
              + " is not the one that Faultline knows by this name: what it does is not recorded");
      return null;
    }
    return writer.toByteArray();
  }

  private static boolean areOptional(List<LibraryMethod> methods) {
    for (LibraryMethod method : methods) {
      if (!method.isOptional()) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable LibraryMethod find(
      List<LibraryMethod> wanted, String name, String descriptor) {
    for (LibraryMethod method : wanted) {
      if (method.isNamed(name, descriptor)) {
        return method;
      }
    }
    return null;
  }

  private static void failed(@Nullable String name, Throwable failure) {
    try {
      AgentLog.warn("Library class " + name + " was left as it is", failure);
    } catch (Throwable nothingLeftToDo) {
      // the class is loaded as it is, which is what counts
    }
  }
}
