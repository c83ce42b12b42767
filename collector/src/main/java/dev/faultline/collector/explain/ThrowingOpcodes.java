// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.objectweb.asm.Opcodes;

/**
 * The instructions that throw by themselves and name nothing that they do it to, with the names
 * that agents give them in sites. Those that differ only in the type of what they work on share a
 * name.
 */
final class ThrowingOpcodes {
  private static final String NEW_ARRAY = "new array";
  private static final Map<Integer, String> NAMES = names();

  private ThrowingOpcodes() {}

  static Optional<String> name(int opcode) {
    return Optional.ofNullable(NAMES.get(opcode));
  }

  private static Map<Integer, String> names() {
    Map<Integer, String> names = new HashMap<>();
    for (int load = Opcodes.IALOAD; load <= Opcodes.SALOAD; load++) {
      names.put(load, "array load");
    }
    for (int store = Opcodes.IASTORE; store <= Opcodes.SASTORE; store++) {
      names.put(store, "array store");
    }
    for (int division : new int[] {Opcodes.IDIV, Opcodes.LDIV, Opcodes.IREM, Opcodes.LREM}) {
      names.put(division, "divide");
    }
    names.put(Opcodes.ARRAYLENGTH, "arraylength");
    names.put(Opcodes.MONITORENTER, "synchronized");
    names.put(Opcodes.NEWARRAY, NEW_ARRAY);
    names.put(Opcodes.ANEWARRAY, NEW_ARRAY);
    names.put(Opcodes.MULTIANEWARRAY, NEW_ARRAY);
    return names;
  }
}
