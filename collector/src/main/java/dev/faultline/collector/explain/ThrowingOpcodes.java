// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.Map;
import org.objectweb.asm.Opcodes;

/**
 * The instructions, other than calls and constructions, that the JVM lets throw; with the names
 * that sites give them.
 */
final class ThrowingOpcodes {
  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          Map.entry(Opcodes.IALOAD, "iaload"),
          Map.entry(Opcodes.LALOAD, "laload"),
          Map.entry(Opcodes.FALOAD, "faload"),
          Map.entry(Opcodes.DALOAD, "daload"),
          Map.entry(Opcodes.AALOAD, "aaload"),
          Map.entry(Opcodes.BALOAD, "baload"),
          Map.entry(Opcodes.CALOAD, "caload"),
          Map.entry(Opcodes.SALOAD, "saload"),
          Map.entry(Opcodes.IASTORE, "iastore"),
          Map.entry(Opcodes.LASTORE, "lastore"),
          Map.entry(Opcodes.FASTORE, "fastore"),
          Map.entry(Opcodes.DASTORE, "dastore"),
          Map.entry(Opcodes.AASTORE, "aastore"),
          Map.entry(Opcodes.BASTORE, "bastore"),
          Map.entry(Opcodes.CASTORE, "castore"),
          Map.entry(Opcodes.SASTORE, "sastore"),
          Map.entry(Opcodes.IDIV, "idiv"),
          Map.entry(Opcodes.LDIV, "ldiv"),
          Map.entry(Opcodes.IREM, "irem"),
          Map.entry(Opcodes.LREM, "lrem"),
          Map.entry(Opcodes.ARRAYLENGTH, "arraylength"),
          Map.entry(Opcodes.ATHROW, "athrow"),
          Map.entry(Opcodes.MONITORENTER, "monitorenter"),
          Map.entry(Opcodes.MONITOREXIT, "monitorexit"),
          Map.entry(Opcodes.GETSTATIC, "getstatic"),
          Map.entry(Opcodes.PUTSTATIC, "putstatic"),
          Map.entry(Opcodes.GETFIELD, "getfield"),
          Map.entry(Opcodes.PUTFIELD, "putfield"),
          Map.entry(Opcodes.NEWARRAY, "newarray"),
          Map.entry(Opcodes.ANEWARRAY, "anewarray"),
          Map.entry(Opcodes.MULTIANEWARRAY, "multianewarray"),
          Map.entry(Opcodes.CHECKCAST, "checkcast"));

  private ThrowingOpcodes() {}

  static boolean contains(int opcode) {
    return NAMES.containsKey(opcode);
  }

  static String name(int opcode) {
    String name = NAMES.get(opcode);
    if (name == null) {
      throw new IllegalArgumentException("Opcode " + opcode + " is not one that throws");
    }
    return name;
  }
}
