// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

import java.util.ArrayList;
import java.util.List;

/** The instruction set as tables: how long each instruction is, and whether it can throw. */
public final class Instructions {

  public static final int ACONST_NULL = 1;
  public static final int LDC = 18;
  public static final int LDC_W = 19;
  public static final int ILOAD = 21;
  public static final int ALOAD = 25;
  public static final int ILOAD_0 = 26;
  public static final int ALOAD_0 = 42;
  public static final int ALOAD_3 = 45;
  public static final int IALOAD = 46;
  public static final int AALOAD = 50;
  public static final int SALOAD = 53;
  public static final int ISTORE = 54;
  public static final int LSTORE = 55;
  public static final int FSTORE = 56;
  public static final int DSTORE = 57;
  public static final int ASTORE = 58;
  public static final int ISTORE_0 = 59;
  public static final int ASTORE_0 = 75;
  public static final int ASTORE_3 = 78;
  public static final int IASTORE = 79;
  public static final int SASTORE = 86;
  public static final int POP = 87;
  public static final int DUP = 89;
  public static final int IDIV = 108;
  public static final int LDIV = 109;
  public static final int IREM = 112;
  public static final int LREM = 113;
  public static final int IINC = 132;
  public static final int IFEQ = 153;
  public static final int GOTO = 167;
  public static final int JSR = 168;
  public static final int RET = 169;
  public static final int TABLESWITCH = 170;
  public static final int LOOKUPSWITCH = 171;
  public static final int IRETURN = 172;
  public static final int RETURN = 177;
  public static final int GETSTATIC = 178;
  public static final int PUTSTATIC = 179;
  public static final int GETFIELD = 180;
  public static final int PUTFIELD = 181;
  public static final int INVOKEVIRTUAL = 182;
  public static final int INVOKESPECIAL = 183;
  public static final int INVOKESTATIC = 184;
  public static final int INVOKEINTERFACE = 185;
  public static final int INVOKEDYNAMIC = 186;
  public static final int NEW = 187;
  public static final int NEWARRAY = 188;
  public static final int ANEWARRAY = 189;
  public static final int ARRAYLENGTH = 190;
  public static final int ATHROW = 191;
  public static final int CHECKCAST = 192;
  public static final int INSTANCEOF = 193;
  public static final int MONITORENTER = 194;
  public static final int MONITOREXIT = 195;
  public static final int WIDE = 196;
  public static final int MULTIANEWARRAY = 197;
  public static final int IFNULL = 198;
  public static final int IFNONNULL = 199;
  public static final int GOTO_W = 200;
  public static final int JSR_W = 201;

  /**
   * A digit per opcode: its length; 0 for those whose length varies and those that do not exist.
   */
  private static final String LENGTHS =
      "1111111111111111" // 0 nop to 15 dconst_1
          + "23233222221111111111" // 16 bipush to 35 fload_1
          + "111111111111111111" // 36 fload_2 to 53 saload
          + "22222" // 54 istore to 58 astore
          + "1111111111111111111111111111" // 59 istore_0 to 86 sastore
          + "111111111" // 87 pop to 95 swap
          + "111111111111111111111111111111111111" // 96 iadd to 131 lxor
          + "3" // 132 iinc
          + "11111111111111111111" // 133 i2l to 152 dcmpg
          + "3333333333333333" // 153 ifeq to 168 jsr
          + "2" // 169 ret
          + "00" // 170 tableswitch, 171 lookupswitch
          + "111111" // 172 ireturn to 177 return
          + "3333" // 178 getstatic to 181 putfield
          + "33355" // 182 invokevirtual to 186 invokedynamic
          + "323" // 187 new, newarray, anewarray
          + "11" // 190 arraylength, athrow
          + "33" // 192 checkcast, instanceof
          + "11" // 194 monitorenter, monitorexit
          + "0" // 196 wide
          + "4" // 197 multianewarray
          + "33" // 198 ifnull, ifnonnull
          + "55"; // 200 goto_w, jsr_w

  private static final byte[] LENGTH = new byte[256];

  static {
    for (int i = 0; i < LENGTHS.length(); i++) {
      LENGTH[i] = (byte) (LENGTHS.charAt(i) - '0');
    }
  }

  private Instructions() {}

  /** Length of the instruction at {@code pc} in bytes. */
  public static int length(Code code, int pc) {
    ClassFile file = code.file();
    int at = code.codeStart() + pc;
    int opcode = file.u1(at);
    int length = LENGTH[opcode];
    if (length > 0) {
      return length;
    }
    int padding = 3 - (pc & 3);
    switch (opcode) {
      case TABLESWITCH:
        int low = file.i4(at + 1 + padding + 4);
        int high = file.i4(at + 1 + padding + 8);
        return positive(1L + padding + 12 + 4L * (1L + high - low));
      case LOOKUPSWITCH:
        return positive(1L + padding + 8 + 8L * file.i4(at + 1 + padding + 4));
      case WIDE:
        return file.u1(at + 1) == IINC ? 6 : 4;
      default:
        throw new MalformedClassFileException("unknown instruction " + opcode);
    }
  }

  private static int positive(long length) {
    if (length <= 0 || length > 65535) {
      throw new MalformedClassFileException("a switch of impossible size");
    }
    return (int) length;
  }

  /** Whether the JVM never goes on with the next instruction. */
  public static boolean endsFlow(int opcode) {
    return opcode == GOTO
        || opcode == GOTO_W
        || (opcode >= RET && opcode <= RETURN)
        || opcode == ATHROW;
  }

  /** Whether it is an {@code if…}, {@code goto} or {@code jsr} with one target. */
  public static boolean isJump(int opcode) {
    return (opcode >= IFEQ && opcode <= JSR) || (opcode >= IFNULL && opcode <= JSR_W);
  }

  /** Target of the jump at {@code pc}. */
  public static int jumpTarget(Code code, int pc) {
    int at = code.codeStart() + pc;
    int opcode = code.opcode(pc);
    return pc + (opcode >= GOTO_W ? code.file().i4(at + 1) : code.file().s2(at + 1));
  }

  public static boolean isSwitch(int opcode) {
    return opcode == TABLESWITCH || opcode == LOOKUPSWITCH;
  }

  /** Targets of the switch at {@code pc}, the default first. */
  public static List<Integer> switchTargets(Code code, int pc) {
    ClassFile file = code.file();
    int at = code.codeStart() + pc + 1 + (3 - (pc & 3));
    boolean table = code.opcode(pc) == TABLESWITCH;
    int count = table ? 1 + file.i4(at + 8) - file.i4(at + 4) : file.i4(at + 4);
    int offsets = at + 12;
    int step = table ? 4 : 8;
    List<Integer> result = new ArrayList<>(count + 1);
    result.add(pc + file.i4(at));
    for (int i = 0; i < count; i++) {
      result.add(pc + file.i4(offsets + i * step));
    }
    return result;
  }

  /**
   * Whether the instruction can throw something that application code could have caused. Left out:
   * what only breaks for unstructured locking ({@code monitorexit}, returns) and linkage of {@code
   * instanceof} and constants.
   */
  public static boolean canThrow(int opcode) {
    return (opcode >= IALOAD && opcode <= SALOAD)
        || (opcode >= IASTORE && opcode <= SASTORE)
        || opcode == IDIV
        || opcode == LDIV
        || opcode == IREM
        || opcode == LREM
        || (opcode >= GETSTATIC && opcode <= CHECKCAST)
        || opcode == MONITORENTER
        || opcode == MULTIANEWARRAY;
  }

  /**
   * Slot of a local variable instruction at {@code pc}, {@code wide} included; -1 for all others.
   */
  public static int slot(Code code, int pc) {
    int opcode = code.opcode(pc);
    int at = code.codeStart() + pc;
    if (opcode == WIDE) {
      return code.file().u2(at + 2);
    }
    if ((opcode >= ILOAD && opcode <= ALOAD)
        || (opcode >= ISTORE && opcode <= ASTORE)
        || opcode == IINC
        || opcode == RET) {
      return code.file().u1(at + 1);
    }
    if (opcode >= ILOAD_0 && opcode <= ALOAD_3) {
      return (opcode - ILOAD_0) & 3;
    }
    if (opcode >= ISTORE_0 && opcode <= ASTORE_3) {
      return (opcode - ISTORE_0) & 3;
    }
    return -1;
  }

  /**
   * The general form of a load or store: {@code iload_2} and {@code wide iload 2} are {@link
   * #ILOAD}. Other opcodes unchanged.
   */
  public static int generalForm(Code code, int pc) {
    int opcode = code.opcode(pc);
    if (opcode == WIDE) {
      return code.file().u1(code.codeStart() + pc + 1);
    }
    if (opcode >= ILOAD_0 && opcode <= ALOAD_3) {
      return ILOAD + ((opcode - ILOAD_0) >> 2);
    }
    if (opcode >= ISTORE_0 && opcode <= ASTORE_3) {
      return ISTORE + ((opcode - ISTORE_0) >> 2);
    }
    return opcode;
  }
}
