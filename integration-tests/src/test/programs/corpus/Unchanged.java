// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Finds what differs between two class files and must not: the agent only appends. */
final class Unchanged {

  private static final int LARGEST_COMPILED = 8000;
  private static final int LARGEST_INLINED = 325;

  private final List<String> problems = new ArrayList<>();
  private int pastInlining;

  /** Empty where the second is the first with nothing but additions to its methods' code. */
  List<String> problems() {
    return problems;
  }

  /** Methods that grew past 325 bytes of bytecode. */
  int pastInlining() {
    return pastInlining;
  }

  Unchanged(byte[] before, byte[] after) {
    ClassFileParts old = new ClassFileParts(before);
    ClassFileParts now = new ClassFileParts(after);
    same("version", old.head, now.head);
    same("flags, interfaces or fields", old.middle, now.middle);
    same("attributes of the class", old.tail, now.tail);
    check(now.poolCount >= old.poolCount, "fewer constants");
    prefix("constants", old.pool, now.pool, 0);
    check(old.methods.size() == now.methods.size(), "number of methods");
    for (int i = 0; i < old.methods.size() && i < now.methods.size(); i++) {
      method(i, old.methods.get(i), now.methods.get(i));
    }
  }

  private void method(int index, ClassFileParts.Part old, ClassFileParts.Part now) {
    same("method " + index, old.bytes, now.bytes);
    check(old.children.size() == now.children.size(), "attributes of method " + index);
    for (int i = 0; i < old.children.size() && i < now.children.size(); i++) {
      ClassFileParts.Part was = old.children.get(i);
      ClassFileParts.Part is = now.children.get(i);
      check(was.name.equals(is.name), "an attribute's name in method " + index);
      if (was.name.equals("Code")) {
        code("code of method " + index, was, is);
      } else {
        same(was.name + " of method " + index, was.bytes, is.bytes);
      }
    }
  }

  private void code(String where, ClassFileParts.Part old, ClassFileParts.Part now) {
    int oldLength = ClassFileParts.i4(old.bytes, 4);
    int newLength = ClassFileParts.i4(now.bytes, 4);
    check(u2(now, 0) >= u2(old, 0), where + ": less stack");
    check(u2(now, 2) >= u2(old, 2), where + ": fewer locals");
    check(newLength >= oldLength && newLength <= 65535, where + ": " + newLength + " bytes");
    check(
        newLength <= LARGEST_COMPILED || oldLength > LARGEST_COMPILED || newLength == oldLength,
        where + ": past 8,000 bytes");
    pastInlining += oldLength <= LARGEST_INLINED && newLength > LARGEST_INLINED ? 1 : 0;
    prefix(
        where,
        Arrays.copyOfRange(old.bytes, 8, 8 + oldLength),
        Arrays.copyOfRange(now.bytes, 8, 8 + newLength),
        0);
    exceptionTable(where, old.bytes, 8 + oldLength, now.bytes, 8 + newLength, oldLength);
    attributes(where, old.children, now.children);
  }

  /** The method's own rows are there in their order; a catch block may be entered by a stub. */
  private void exceptionTable(
      String where, byte[] old, int oldAt, byte[] now, int nowAt, int oldLength) {
    int rows = ClassFileParts.u2(now, nowAt);
    int row = 0;
    for (int i = 0; i < ClassFileParts.u2(old, oldAt); i++) {
      while (row < rows
          && !sameRow(old, oldAt + 2 + 8 * i, now, nowAt + 2 + 8 * row, oldLength)) {
        row++;
      }
      check(row++ < rows, where + ": row " + i + " of the exception table is gone");
    }
  }

  private static boolean sameRow(byte[] old, int oldAt, byte[] now, int nowAt, int oldLength) {
    int handler = ClassFileParts.u2(now, nowAt + 4);
    return ClassFileParts.u2(old, oldAt) == ClassFileParts.u2(now, nowAt)
        && ClassFileParts.u2(old, oldAt + 2) == ClassFileParts.u2(now, nowAt + 2)
        && ClassFileParts.u2(old, oldAt + 6) == ClassFileParts.u2(now, nowAt + 6)
        && (handler == ClassFileParts.u2(old, oldAt + 4) || handler >= oldLength);
  }

  private void attributes(
      String where, List<ClassFileParts.Part> old, List<ClassFileParts.Part> now) {
    check(now.size() >= old.size(), where + ": fewer attributes");
    for (int i = 0; i < now.size(); i++) {
      ClassFileParts.Part is = now.get(i);
      if (i >= old.size()) {
        check(is.name.equals("StackMapTable"), where + ": a new " + is.name);
      } else if (is.name.equals("StackMapTable") && old.get(i).name.equals(is.name)) {
        check(u2(is, 0) >= u2(old.get(i), 0), where + ": fewer frames");
        prefix(where + ": frames", old.get(i).bytes, is.bytes, 2);
      } else {
        same(where + ": " + is.name, old.get(i).bytes, is.bytes);
      }
    }
  }

  private static int u2(ClassFileParts.Part part, int at) {
    return ClassFileParts.u2(part.bytes, at);
  }

  private void prefix(String what, byte[] old, byte[] now, int from) {
    boolean same = now.length >= old.length;
    for (int i = from; same && i < old.length; i++) {
      same = old[i] == now[i];
    }
    check(same, what + ": not the same and more");
  }

  private void same(String what, byte[] old, byte[] now) {
    check(Arrays.equals(old, now), what + ": not the same");
  }

  private void check(boolean holds, String problem) {
    if (!holds) {
      problems.add(problem);
    }
  }
}
