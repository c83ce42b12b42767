// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/**
 * A second agent, behind the one that is tested: sees each class file as the JVM is about to define
 * it. Changes nothing.
 */
public final class Observer implements ClassFileTransformer {

  private static volatile Instrumentation instrumentation;

  /** What it is defined as. */
  static final ThreadLocal<byte[]> DEFINED = new ThreadLocal<>();

  public static void premain(String arguments, Instrumentation given) {
    instrumentation = given;
    given.addTransformer(new Observer());
  }

  /** {@code null} in a JVM without any agent. */
  static Instrumentation instrumentation() {
    return instrumentation;
  }

  @Override
  public byte[] transform(
      ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
    if (loader instanceof ArtifactLoader) {
      DEFINED.set(bytes);
    }
    return null;
  }
}
