// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the parts of the generator share about the program that they write. */
final class Context {

  static final List<String> PRIMITIVES =
      List.of("int", "long", "double", "float", "boolean", "byte", "short", "char");
  static final List<String> REFERENCES =
      List.of(
          "String",
          "Object",
          "Integer",
          "int[]",
          "String[]",
          "long[][]",
          "List<Integer>",
          "Map<String, Integer>",
          "E",
          "Node",
          "StringBuilder",
          "X.Fn");

  final Choice choice;
  final int release;
  final Map<Integer, Variable> variables = new HashMap<>();

  /**
   * Ids of variables of which the text does not tell where they are used last: a branch assigns
   * them and then goes elsewhere.
   */
  final Set<Integer> uncertain = new HashSet<>();

  final Map<Integer, Site> sites = new HashMap<>();
  final Map<Integer, Body> bodies = new HashMap<>();
  final List<Callee> callees = new ArrayList<>();

  /** The first of {@link #callees} that may be called now: calls go in one direction. */
  int firstCallee;

  /** How many more statements there may be. */
  int budget;

  /** Whether what is written now may not throw checked exceptions. */
  boolean noChecked;

  private int names;

  Context(long seed, int release) {
    choice = new Choice(seed);
    this.release = release;
  }

  String type() {
    if (release >= 17 && choice.oneIn(14)) {
      return "R";
    }
    return choice.oneIn(2) ? choice.of(PRIMITIVES) : choice.of(REFERENCES);
  }

  /** A lambda, or a method of an anonymous class. */
  Body inner(Body.Kind kind, Body outer) {
    Body body = new Body(bodies.size(), kind, outer, "Object");
    bodies.put(body.id(), body);
    return body;
  }

  /** A parameter of code that is always the same. */
  Variable named(Body owner, String type, String name) {
    Variable variable = new Variable(variables.size(), name, type, owner, true, false, false);
    variables.put(variable.id(), variable);
    return variable;
  }

  Variable variable(Body owner, String type, boolean parameter, boolean mutable, boolean small) {
    Variable variable =
        new Variable(variables.size(), name(owner), type, owner, parameter, mutable, small);
    variables.put(variable.id(), variable);
    owner.declare(variable);
    return variable;
  }

  /** Of a few names the first that is not in scope, so that sibling blocks use equal ones. */
  private String name(Body owner) {
    for (int i = 0; i < 3; i++) {
      String candidate = "v" + choice.below(12);
      if (!owner.isInScope(candidate)) {
        return candidate;
      }
    }
    return "w" + names++;
  }

  String unique(String prefix) {
    return prefix + names++;
  }

  Site site(Body body) {
    List<Variable> own = new ArrayList<>();
    for (Variable variable : body.visible) {
      if (variable.owner() == body) {
        own.add(variable);
      }
    }
    Site site =
        new Site(sites.size(), body, own, List.copyOf(body.tolerated()), body.readsBehindLastUse());
    sites.put(site.id(), site);
    return site;
  }

  /** A site for which {@code must} are to be shown, and {@code may} can be. */
  Site site(Body body, List<Variable> must, List<Variable> may) {
    List<Variable> tolerated = new ArrayList<>(may);
    tolerated.addAll(body.tolerated());
    Site site = new Site(sites.size(), body, must, tolerated, true);
    sites.put(site.id(), site);
    return site;
  }

  /** A note in front of a statement. */
  String at(Body body) {
    return Text.note(Text.site(site(body)) + "; ");
  }
}
