// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a value looks like, as a graph: made of a live object by the notes, of a recorded value by
 * the comparison, and compared as text. Java 8, as all that runs in older JVMs.
 */
final class Shape {

  private static final int MOST_LEVELS = 7;

  private final String head;
  private final String tail;
  private final List<String> names = new ArrayList<>(0);
  private final List<Shape> parts = new ArrayList<>(0);

  Shape(String head, String tail) {
    this.head = head;
    this.tail = tail;
  }

  Shape add(String name, Shape part) {
    names.add(name);
    parts.add(part);
    return this;
  }

  static Shape text(String text) {
    return new Shape(text, "");
  }

  /** Names of classes that differ from run to run are made equal. */
  static String type(String name) {
    return name.contains("$$Lambda") ? "lambda" : name;
  }

  static String clean(String text) {
    return text.replaceAll("@[0-9a-f]{3,}", "@")
        .replaceAll("\\$\\$Lambda[$/0-9a-fx]*", "lambda")
        .replaceAll("<local\\d+>", "<local>");
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    write(text, Collections.newSetFromMap(new IdentityHashMap<Shape, Boolean>()), 0);
    return text.toString();
  }

  private void write(StringBuilder text, java.util.Set<Shape> open, int level) {
    if (level > MOST_LEVELS || !open.add(this)) {
      text.append("...");
      return;
    }
    text.append(head);
    for (int i = 0; i < parts.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(names.get(i));
      parts.get(i).write(text, open, level + 1);
    }
    text.append(tail);
    open.remove(this);
  }

  /** For variables whose table does not say that they are boolean, characters and so on. */
  static String number(String type, String text) {
    if (type.equals("boolean")) {
      return text.equals("true") ? "1" : "0";
    }
    return type.equals("char") ? String.valueOf((int) text.charAt(0)) : text;
  }

  static Map<Object, Shape> newMemory() {
    return new IdentityHashMap<>();
  }
}
