// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class file with an index over its constant pool and methods. Immutable; keeps the array that it
 * was given.
 *
 * <p>Throws {@link MalformedClassFileException} or {@link ArrayIndexOutOfBoundsException} for what
 * is no class file.
 */
public final class ClassFile {

  public static final int TAG_CLASS = 7;
  public static final int TAG_STRING = 8;

  private static final int TAG_UTF8 = 1;
  private static final int TAG_LONG = 5;
  private static final int TAG_DOUBLE = 6;

  private final byte[] bytes;
  private final int[] entries;
  private final @Nullable String[] texts;
  private final int poolEnd;
  private final int accessFlags;
  private final int thisClass;
  private final int superClass;
  private final List<MethodInfo> methods;
  private final int methodsStart;
  private final int methodsEnd;
  private @Nullable Boolean namesVariables;

  public ClassFile(byte[] bytes) {
    this.bytes = bytes;
    if (bytes.length < 24 || i4(0) != 0xCAFEBABE) {
      throw new MalformedClassFileException("does not begin with 0xCAFEBABE");
    }
    int count = u2(8);
    entries = new int[count];
    texts = new String[count];
    poolEnd = indexPool(count);
    accessFlags = u2(poolEnd);
    thisClass = u2(poolEnd + 2);
    superClass = u2(poolEnd + 4);
    int position = poolEnd + 8 + 2 * u2(poolEnd + 6);
    position = skipFields(position);
    methodsStart = position;
    methods = new ArrayList<>(u2(position));
    methodsEnd = indexMethods(position);
  }

  private int indexPool(int count) {
    int position = 10;
    for (int i = 1; i < count; i++) {
      entries[i] = position;
      int tag = bytes[position];
      switch (tag) {
        case TAG_UTF8:
          position += 3 + u2(position + 1);
          break;
        case 3: // Integer
        case 4: // Float
        case 9: // Fieldref
        case 10: // Methodref
        case 11: // InterfaceMethodref
        case 12: // NameAndType
        case 17: // Dynamic
        case 18: // InvokeDynamic
          position += 5;
          break;
        case TAG_LONG:
        case TAG_DOUBLE:
          position += 9;
          i++;
          break;
        case 7: // Class
        case 8: // String
        case 16: // MethodType
        case 19: // Module
        case 20: // Package
          position += 3;
          break;
        case 15: // MethodHandle
          position += 4;
          break;
        default:
          throw new MalformedClassFileException("constant " + i + " has the unknown tag " + tag);
      }
    }
    return position;
  }

  private int skipFields(int start) {
    int position = start + 2;
    for (int i = u2(start); i > 0; i--) {
      position = skipAttributes(position + 6);
    }
    return position;
  }

  private int skipAttributes(int start) {
    int position = start + 2;
    for (int i = u2(start); i > 0; i--) {
      position += 6 + length(position + 2);
    }
    return position;
  }

  private int indexMethods(int start) {
    int position = start + 2;
    for (int i = u2(start); i > 0; i--) {
      int code = -1;
      int attribute = position + 8;
      for (int j = u2(position + 6); j > 0; j--) {
        if (code < 0 && utf8Equals(u2(attribute), "Code")) {
          code = attribute;
        }
        attribute += 6 + length(attribute + 2);
      }
      methods.add(new MethodInfo(this, position, attribute, code));
      position = attribute;
    }
    return position;
  }

  private int length(int position) {
    int length = i4(position);
    if (length < 0 || length > bytes.length) {
      throw new MalformedClassFileException("an attribute is longer than its file");
    }
    return length;
  }

  public byte[] bytes() {
    return bytes;
  }

  /** 45 for Java 1.0 to 69 for Java 25. */
  public int majorVersion() {
    return u2(6);
  }

  public int accessFlags() {
    return accessFlags;
  }

  public boolean isInterface() {
    return (accessFlags & 0x0200) != 0;
  }

  /** Internal form, with slashes. */
  public String name() {
    return className(thisClass);
  }

  public int thisClass() {
    return thisClass;
  }

  /** Internal form; {@code null} for {@code java/lang/Object} and modules. */
  public @Nullable String superName() {
    return superClass == 0 ? null : className(superClass);
  }

  public List<MethodInfo> methods() {
    return methods;
  }

  /** Offset of {@code methods_count}. */
  public int methodsStart() {
    return methodsStart;
  }

  /** Offset just behind the last method. */
  public int methodsEnd() {
    return methodsEnd;
  }

  public int poolCount() {
    return entries.length;
  }

  /** Offset just behind the constant pool. */
  public int poolEnd() {
    return poolEnd;
  }

  /** The tag of a constant; 0 for an index that has none. */
  public int tag(int index) {
    return index <= 0 || index >= entries.length || entries[index] == 0 ? 0 : bytes[entries[index]];
  }

  /** Offset of what follows the tag. */
  public int constant(int index) {
    return entries[index] + 1;
  }

  /** Of a class; of a string its text. */
  public String className(int index) {
    return utf8(u2(entries[index] + 1));
  }

  /** Owner of a Fieldref, Methodref or InterfaceMethodref, in internal form. */
  public String memberOwner(int index) {
    return className(u2(entries[index] + 1));
  }

  /** Name of a member reference or of an InvokeDynamic or Dynamic. */
  public String memberName(int index) {
    return utf8(u2(entries[u2(entries[index] + 3)] + 1));
  }

  /** Descriptor of a member reference or of an InvokeDynamic or Dynamic. */
  public String memberDescriptor(int index) {
    return utf8(u2(entries[u2(entries[index] + 3)] + 3));
  }

  /** Whether any method has a LocalVariableTable: compilers give none to one without variables. */
  public boolean namesVariables() {
    Boolean known = namesVariables;
    if (known == null) {
      known = hasText("LocalVariableTable");
      namesVariables = known;
    }
    return known;
  }

  private boolean hasText(String ascii) {
    for (int i = 1; i < entries.length; i++) {
      if (tag(i) == TAG_UTF8 && utf8Equals(i, ascii)) {
        return true;
      }
    }
    return false;
  }

  public boolean utf8Equals(int index, String ascii) {
    int position = entries[index];
    int length = ascii.length();
    if (bytes[position] != TAG_UTF8 || u2(position + 1) != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (bytes[position + 3 + i] != ascii.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  public String utf8(int index) {
    String text = texts[index];
    if (text == null) {
      text = decode(entries[index]);
      texts[index] = text;
    }
    return text;
  }

  private String decode(int position) {
    if (position == 0 || bytes[position] != TAG_UTF8) {
      throw new MalformedClassFileException("a constant that should be text is not");
    }
    int length = u2(position + 1);
    char[] chars = new char[length];
    int n = 0;
    int end = position + 3 + length;
    for (int i = position + 3; i < end; ) {
      int b = bytes[i++];
      if (b >= 0) {
        chars[n++] = (char) b;
      } else if ((b & 0xE0) == 0xC0) {
        chars[n++] = (char) (((b & 0x1F) << 6) | (bytes[i++] & 0x3F));
      } else {
        chars[n++] = (char) (((b & 0xF) << 12) | ((bytes[i++] & 0x3F) << 6) | (bytes[i++] & 0x3F));
      }
    }
    return new String(chars, 0, n);
  }

  public int u1(int position) {
    return bytes[position] & 0xFF;
  }

  public int u2(int position) {
    return ((bytes[position] & 0xFF) << 8) | (bytes[position + 1] & 0xFF);
  }

  public int s2(int position) {
    return (short) u2(position);
  }

  public int i4(int position) {
    return (u2(position) << 16) | u2(position + 2);
  }
}
