// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/** In which form the class files of an artifact are loaded. */
enum Variant {
  /** As they are published. */
  PUBLISHED {
    @Override
    byte[] of(byte[] bytes) {
      return bytes;
    }
  },

  /** Without line numbers, names of local variables and source file. */
  WITHOUT_DEBUG {
    @Override
    byte[] of(byte[] bytes) {
      return written(bytes, ClassReader.SKIP_DEBUG, 0);
    }
  },

  /**
   * As class files of Java 5, which the JVM verifies by inference, where they have nothing that
   * Java 5 does not know.
   */
  OLD {
    @Override
    byte[] of(byte[] bytes) {
      return ClassFileParts.u2(bytes, 6) <= Opcodes.V1_5 || isOfLaterJava(bytes)
          ? bytes
          : written(bytes, ClassReader.SKIP_FRAMES, Opcodes.V1_5);
    }
  };

  /** Methods in interfaces, method handles, dynamic calls and constants. */
  private static boolean isOfLaterJava(byte[] bytes) {
    ClassFileParts parts = new ClassFileParts(bytes);
    boolean isInterface = (ClassFileParts.u2(parts.middle, 0) & Opcodes.ACC_INTERFACE) != 0;
    return isInterface || parts.hasConstantOfJava7();
  }

  /** The class file in this form; itself where it can't be read. */
  abstract byte[] of(byte[] bytes);

  private static byte[] written(byte[] bytes, int options, final int version) {
    try {
      ClassWriter writer = new ClassWriter(0);
      ClassVisitor visitor =
          new ClassVisitor(Opcodes.ASM9, writer) {
            @Override
            public void visit(
                int original, int access, String name, String signature, String parent, String[] i) {
              super.visit(version == 0 ? original : version, access, name, signature, parent, i);
            }
          };
      new ClassReader(bytes).accept(visitor, options);
      return writer.toByteArray();
    } catch (RuntimeException unreadable) {
      return bytes;
    }
  }
}
