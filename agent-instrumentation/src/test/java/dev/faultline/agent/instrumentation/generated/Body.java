// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

  private final Kind kind;
  private final @Nullable Body outer;
  private final String returns;
  private final Variable self;
  private final Set<Variable> captured = new LinkedHashSet<>();
  private final List<Variable> tolerated = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final List<String> inScope = new ArrayList<>();
  private final List<Variable> declared = new ArrayList<>();
  private boolean usesThis;
  private boolean hasLoops;
  private int loops;
  private int finallyBlocks;

  /** Variables that can be used here, outer ones included. */
  final List<Variable> visible = new ArrayList<>();

  /** For each {@code try} with resources that is open: how much was visible in front of it. */
  final List<Integer> resources = new ArrayList<>();

  Body(Kind kind, @Nullable Body outer, String returns) {
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

  boolean showsThis() {
    return kind == Kind.INSTANCE_METHOD || kind == Kind.INNER_METHOD || usesThis;
  }

  void useThis() {
    usesThis = true;
    if (kind == Kind.LAMBDA && outer != null) {
      outer.useThis();
    }
  }

  /** A lambda has what it captures as parameters; so have those that it is in. */
  void use(Variable variable) {
    for (Body body = this; body != null && body != variable.owner(); body = body.outer) {
      if (body.isLambda()) {
        body.captured.add(variable);
      }
    }
  }

  List<Variable> captured() {
    return new ArrayList<>(captured);
  }

  void declare(Variable variable) {
    inScope.add(variable.name());
    declared.add(variable);
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
