// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.classfile;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Constants that are appended to a class file's pool. Existing ones keep their indexes. Not
 * thread-safe.
 */
public final class PoolExtension {

  private static final int FIELD = 9;
  private static final int METHOD = 10;
  private static final int LARGEST = 65535;

  private final ByteSink appended = new ByteSink(256);
  private final Map<String, Integer> texts = new HashMap<>();
  private final Map<String, Integer> classes = new HashMap<>();
  private final Map<Member, Integer> members = new HashMap<>();
  private int count;

  public PoolExtension(ClassFile file) {
    count = file.poolCount();
  }

  /** What {@code constant_pool_count} becomes. */
  public int count() {
    return count;
  }

  public ByteSink appended() {
    return appended;
  }

  /**
   * Only ASCII text is ever appended: names of our own, and names of classes, which are copied from
   * the class file.
   */
  public int utf8(String text) {
    Integer index = texts.get(text);
    return index != null ? index : appendUtf8(text);
  }

  private int appendUtf8(String text) {
    appended.u1(1).u2(0);
    int start = appended.length();
    for (int i = 0; i < text.length(); i++) {
      modifiedUtf8(text.charAt(i));
    }
    appended.u2At(start - 2, appended.length() - start);
    return remember(text, texts);
  }

  private void modifiedUtf8(char c) {
    if (c != 0 && c < 0x80) {
      appended.u1(c);
    } else if (c < 0x800) {
      appended.u1(0xC0 | c >> 6).u1(0x80 | (c & 0x3F));
    } else {
      appended.u1(0xE0 | c >> 12).u1(0x80 | ((c >> 6) & 0x3F)).u1(0x80 | (c & 0x3F));
    }
  }

  /** Constant of a class by its internal name. */
  public int classConstant(String name) {
    Integer index = classes.get(name);
    if (index != null) {
      return index;
    }
    int text = utf8(name);
    appended.u1(7).u2(text);
    return remember(name, classes);
  }

  public int method(String owner, String name, String descriptor) {
    return member(METHOD, owner, name, descriptor);
  }

  public int field(String owner, String name, String descriptor) {
    return member(FIELD, owner, name, descriptor);
  }

  private int member(int tag, String owner, String name, String descriptor) {
    Member key = new Member(owner, name, descriptor);
    Integer index = members.get(key);
    if (index != null) {
      return index;
    }
    int ownerClass = classConstant(owner);
    int nameText = utf8(name);
    int descriptorText = utf8(descriptor);
    appended.u1(12).u2(nameText).u2(descriptorText);
    int nameAndType = count++;
    check();
    appended.u1(tag).u2(ownerClass).u2(nameAndType);
    return remember(key, members);
  }

  public int integer(int value) {
    appended.u1(3).i4(value);
    int index = count++;
    check();
    return index;
  }

  private <K> int remember(K key, Map<K, Integer> known) {
    int index = count++;
    check();
    known.put(key, index);
    return index;
  }

  private void check() {
    if (count > LARGEST) {
      throw new PoolFullException();
    }
  }

  /** What is there now, for {@link #reset}. */
  public int[] mark() {
    return new int[] {count, appended.length()};
  }

  /** Takes back what was appended since. */
  public void reset(int[] mark) {
    count = mark[0];
    appended.truncate(mark[1]);
    for (Map<?, Integer> known : Arrays.asList(texts, classes, members)) {
      known.values().removeIf(index -> index >= mark[0]);
    }
  }

  private static final class Member {
    private final String owner;
    private final String name;
    private final String descriptor;

    Member(String owner, String name, String descriptor) {
      this.owner = owner;
      this.name = name;
      this.descriptor = descriptor;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Member
          && name.equals(((Member) other).name)
          && descriptor.equals(((Member) other).descriptor)
          && owner.equals(((Member) other).owner);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * name.hashCode() + descriptor.hashCode()) + owner.hashCode();
    }
  }
}
