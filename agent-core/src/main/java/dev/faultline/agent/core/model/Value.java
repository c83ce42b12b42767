// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recorded value: of a variable, a field, an element, a key. A tree of them is a variable as
 * the root cause page shows it.
 *
 * <p>Breadth-first recording fills a node after it was made, so nodes are mutable. Threading: one
 * node is written by the recording thread alone, until the snapshot is handed over through the
 * {@link dev.faultline.agent.core.delivery.Outbox}, which publishes it safely; from then on nobody
 * writes.
 *
 * <p>All texts in it are already cut and redacted. Field meanings: {@code docs/protocol.md},
 * section VALUE.
 */
public final class Value {

  /** What a value is shown as. The name in lower case is the protocol's {@code kind}. */
  public enum Kind {
    NULL,
    PRIMITIVE,
    STRING,
    TEXT,
    OBJECT,
    ARRAY,
    COLLECTION,
    MAP,
    THROWABLE,
    REFERENCE,
    REDACTED,
    ABSENT
  }

  /** Why something of a value is missing. {@link #text()} is the protocol's {@code cut}. */
  public enum Cut {
    DEPTH("depth"),
    STRING("string"),
    ELEMENTS("elements"),
    FIELDS("fields"),
    VALUES("values"),
    BYTES("bytes"),
    TIME("time"),
    INACCESSIBLE("inaccessible"),
    REDACTED_NAME("redacted: name"),
    REDACTED_VALUE("redacted: value"),
    REDACTED_TYPE("redacted: type"),
    NOT_READ("not read: no longer used"),
    METHOD_SIZE("not read: method too large");

    private final String text;

    Cut(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * What a top-level value is in its frame. The name in lower case is the protocol's {@code role}.
   */
  public enum Role {
    THIS,
    PARAMETER,
    LOCAL,
    CAPTURED
  }

  private @Nullable String name;
  private @Nullable Role role;
  private @Nullable String type;
  private @Nullable String declared;
  private Kind kind = Kind.ABSENT;
  private @Nullable String text;
  private int id;
  private int reference;
  private long size = -1;
  private @Nullable Cut cut;
  private @Nullable List<Value> children;

  /** The name of the variable or field; {@code null} in elements, keys and values of maps. */
  public @Nullable String name() {
    return name;
  }

  public Value name(@Nullable String newName) {
    name = newName;
    return this;
  }

  /** Set on the variables of a frame only. */
  public @Nullable Role role() {
    return role;
  }

  public Value role(@Nullable Role newRole) {
    role = newRole;
    return this;
  }

  /**
   * Run-time class as {@link Class#getName()} says it, or the declared type where the value is
   * {@code null}.
   */
  public @Nullable String type() {
    return type;
  }

  public Value type(@Nullable String newType) {
    type = newType;
    return this;
  }

  /** Declared type of a field where it differs from {@link #type()}. */
  public @Nullable String declared() {
    return declared;
  }

  public Value declared(@Nullable String newDeclared) {
    declared = newDeclared;
    return this;
  }

  public Kind kind() {
    return kind;
  }

  public Value kind(Kind newKind) {
    kind = newKind;
    return this;
  }

  public @Nullable String text() {
    return text;
  }

  public Value text(@Nullable String newText) {
    text = newText;
    return this;
  }

  /** Number of this value in its snapshot, from 1; 0 where nothing can refer to it. */
  public int id() {
    return id;
  }

  public Value id(int newId) {
    id = newId;
    return this;
  }

  /** For {@link Kind#REFERENCE}: the {@link #id()} of the value that is shown elsewhere. */
  public int reference() {
    return reference;
  }

  public Value reference(int newReference) {
    reference = newReference;
    return this;
  }

  /** Elements, entries or characters before cutting; -1 where that means nothing. */
  public long size() {
    return size;
  }

  public Value size(long newSize) {
    size = newSize;
    return this;
  }

  public @Nullable Cut cut() {
    return cut;
  }

  public Value cut(@Nullable Cut newCut) {
    cut = newCut;
    return this;
  }

  /** Fields, elements, or for a map keys and values in turn. */
  public List<Value> children() {
    return children == null ? Collections.<Value>emptyList() : children;
  }

  public Value add(Value child) {
    if (children == null) {
      children = new ArrayList<>(4);
    }
    children.add(child);
    return this;
  }
}
