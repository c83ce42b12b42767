// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A method, constructor or lambda body of a generated program: what has a frame of its own. */
final class Body {

  enum Kind {
    STATIC_METHOD,
    INSTANCE_METHOD,
    LAMBDA,
    /** A method of an anonymous class. */
    INNER_METHOD
  }

  /** What {@code break} and {@code continue} can name. */
  static final class Label {
    final String name;
    final boolean loop;
    final int resources;
    boolean used;

    /** Of loops that take the next element without a word: where that is. */
    @Nullable Site next;

    Label(String name, boolean loop, int resources) {
      this.name = name;
      this.loop = loop;
      this.resources = resources;
    }
  }

  private final int id;
  private final Kind kind;
  private final @Nullable Body outer;
  private final String returns;
  private final Variable self;
  private final List<Variable> tolerated = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final List<String> inScope = new ArrayList<>();
  private final List<Variable> declared = new ArrayList<>();
  private boolean hasLoops;
  private int loops;
  private int finallyBlocks;

  /** Variables that can be used here, outer ones included. */
  final List<Variable> visible = new ArrayList<>();

  /** For each {@code try} with resources that is open: how much was visible in front of it. */
  final List<Integer> resources = new ArrayList<>();

  /** One that is not in another. */
  Body(Kind kind, String returns) {
    this(-1, kind, null, returns);
  }

  Body(int id, Kind kind, @Nullable Body outer, String returns) {
    this.id = id;
    this.kind = kind;
    this.outer = outer;
    this.returns = returns;
    self = new Variable(-1, "this", "this", this, false, false, false);
    if (outer != null) {
      inScope.addAll(outer.inScope);
      for (Variable variable : outer.visible) {
        if (!variable.mutable()) {
          visible.add(variable);
        }
      }
    }
  }

  int id() {
    return id;
  }

  String returns() {
    return returns;
  }

  Variable self() {
    return self;
  }

  Kind kind() {
    return kind;
  }

  List<Variable> tolerated() {
    return tolerated;
  }

  List<Label> labels() {
    return labels;
  }

  boolean isLambda() {
    return kind == Kind.LAMBDA;
  }

  /** Whether {@code this} is the program's own object here. */
  boolean hasThis() {
    return kind == Kind.INSTANCE_METHOD
        || (kind == Kind.LAMBDA && outer != null && outer.hasThis());
  }

  /** Whether there is a {@code this}, the program's own object or another. */
  boolean isOfObject() {
    return kind == Kind.LAMBDA ? outer != null && outer.isOfObject() : kind != Kind.STATIC_METHOD;
  }

  void declare(Variable variable) {
    inScope.add(variable.name());
    declared.add(variable);
  }

  /** Of a constructor's parameter: compilers put initializers into constructors. */
  void tolerate(Variable variable) {
    tolerated.add(variable);
    inScope.add(variable.name());
  }

  boolean isInScope(String name) {
    return inScope.contains(name);
  }

  /** All variables that were declared so far, those of closed blocks included. */
  List<Variable> declared() {
    return declared;
  }

  int names() {
    return inScope.size();
  }

  void forgetNames(int mark) {
    inScope.subList(mark, inScope.size()).clear();
  }

  void enterLoop() {
    loops++;
    hasLoops = true;
  }

  void leaveLoop() {
    loops--;
  }

  int loops() {
    return loops;
  }

  void enterFinally() {
    finallyBlocks++;
  }

  void leaveFinally() {
    finallyBlocks--;
  }

  boolean isInFinally() {
    return finallyBlocks > 0;
  }

  boolean readsBehindLastUse() {
    return hasLoops || isInFinally();
  }
}
