// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.record.InternalMemory;
import dev.faultline.agent.core.record.LegacyMemory;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.Map;
import java.util.Set;

/**
 * Defines the hook class into {@code java.lang}, where every class loader finds it, OSGi's and
 * JBoss Modules' included.
 *
 * <p>On JDK 9 and newer, {@link Instrumentation}{@code .redefineModule} opens the package to the
 * agent loader's own unnamed module, and to no other, and a private lookup defines the class. Class
 * data sharing stays on, which {@code appendToBootstrapClassLoaderSearch} turns off with a warning
 * on the console. On JDK 8 {@code Unsafe.defineClass} does the same, so that no jar has to be
 * written to a disk that may be read-only.
 */
public final class HookInstaller {

  private static final String[] CLASSES = {"FaultlineMemory", "FaultlineHook"};

  private final Receiver receiver;
  private final Memory memory;

  private HookInstaller(Receiver receiver, Memory memory) {
    this.receiver = receiver;
    this.memory = memory;
  }

  /**
   * Defines the hook class and makes it call this agent; to be called once per JVM, by {@code
   * premain}.
   *
   * @throws Exception where this JVM does not allow it; the agent can't work then, and nothing was
   *     changed
   */
  public static HookInstaller install(Instrumentation instrumentation) throws Exception {
    if (hasModules()) {
      openJavaLang(instrumentation);
      defineByLookup();
    } else {
      defineByUnsafe();
    }
    return takeOver();
  }

  /**
   * Makes the hook class call this agent, where it is defined already: tests patch it into {@code
   * java.base}.
   */
  public static HookInstaller takeOver() throws Exception {
    return Installation.of(hasModules());
  }

  private static boolean hasModules() {
    return !System.getProperty("java.specification.version", "").startsWith("1.");
  }

  /** What reads fields. */
  public Memory memory() {
    return memory;
  }

  /**
   * Runs everything once that runs when an exception passes or something is logged, so that nothing
   * has to be loaded then. To be called before {@link #connect}.
   */
  public void warmUp(Recorder recorder, LibraryPoints points) throws ReflectiveOperationException {
    WarmUp.run(this, recorder, memory, points);
  }

  /** From now on, what instrumented code reports goes to {@code capture}. */
  public void connect(Capture capture) {
    receiver.connect(capture);
  }

  /** Apart, since it can only be linked once the hook class is there. */
  private static final class Installation {

    static HookInstaller of(boolean modules) throws Exception {
      Receiver receiver = new Receiver();
      FaultlineMemory given = FaultlineHook.install(receiver);
      if (given == null) {
        throw new IllegalStateException("another agent of this kind is installed already");
      }
      return new HookInstaller(
          receiver, modules ? new InternalMemory(given) : new LegacyMemory(unsafe()));
    }
  }

  private static void openJavaLang(Instrumentation instrumentation) throws Exception {
    Class<?> moduleClass = Class.forName("java.lang.Module");
    Object base = Class.class.getMethod("getModule").invoke(Object.class);
    Object ours =
        ClassLoader.class
            .getMethod("getUnnamedModule")
            .invoke(HookInstaller.class.getClassLoader());
    Method redefine =
        Instrumentation.class.getMethod(
            "redefineModule", moduleClass, Set.class, Map.class, Map.class, Set.class, Map.class);
    redefine.invoke(
        instrumentation,
        base,
        Collections.emptySet(),
        Collections.emptyMap(),
        Collections.singletonMap("java.lang", Collections.singleton(ours)),
        Collections.emptySet(),
        Collections.emptyMap());
  }

  private static void defineByLookup() throws Exception {
    MethodHandles.Lookup lookup =
        (MethodHandles.Lookup)
            MethodHandles.class
                .getMethod("privateLookupIn", Class.class, MethodHandles.Lookup.class)
                .invoke(null, Object.class, MethodHandles.lookup());
    Method define = MethodHandles.Lookup.class.getMethod("defineClass", byte[].class);
    for (String name : CLASSES) {
      define.invoke(lookup, (Object) read(name));
    }
  }

  private static void defineByUnsafe() throws Exception {
    for (String name : CLASSES) {
      byte[] bytes = read(name);
      unsafe().defineClass("java.lang." + name, bytes, 0, bytes.length, null, null);
    }
  }

  private static sun.misc.Unsafe unsafe() throws Exception {
    Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
    field.setAccessible(true);
    return (sun.misc.Unsafe) field.get(null);
  }

  private static byte[] read(String name) throws IOException {
    String resource = "hook/java/lang/" + name + ".classdata";
    try (InputStream in = HookInstaller.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("the agent jar is incomplete: it has no " + resource);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream(4096);
      byte[] buffer = new byte[4096];
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        out.write(buffer, 0, n);
      }
      return out.toByteArray();
    }
  }
}
