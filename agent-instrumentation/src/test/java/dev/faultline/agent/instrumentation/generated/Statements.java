// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.List;

/** Random statements, noted. */
final class Statements {

  private static final String SEEN = " catch (Throwable t$) { gen.T.seen(t$); throw t$; }";

  private final Context context;
  private final Choice choice;
  private final Expressions expressions;

  /** Whether what was written last can complete normally, as the language has it. */
  private boolean completes = true;

  Statements(Context context) {
    this.context = context;
    choice = context.choice;
    expressions = new Expressions(context);
  }

  boolean completes() {
    return completes;
  }

  /** Statements in a scope of their own. */
  Tree block(Body body, int depth) {
    return block(body, depth, 1 + choice.below(4));
  }

  Tree block(Body body, int depth, int count) {
    int visible = body.visible.size();
    int names = body.names();
    Tree result = unscoped(body, depth, count);
    forget(body, visible);
    body.forgetNames(names);
    return result;
  }

  /** Statements whose variables stay in scope. */
  Tree unscoped(Body body, int depth, int count) {
    Tree result = new Tree();
    completes = true;
    for (int i = 0; i < count && completes; i++) {
      result.add(statement(body, depth));
    }
    return result;
  }

  private static void forget(Body body, int mark) {
    body.visible.subList(mark, body.visible.size()).clear();
  }

  private Tree statement(Body body, int depth) {
    completes = true;
    if (--context.budget < 0 || depth <= 0) {
      return choice.oneIn(2) ? declaration(body) : assignment(body);
    }
    return switch (choice.below(40)) {
      case 0, 1, 2, 3, 4, 5 -> declaration(body);
      case 6, 7 -> late(body, depth);
      case 8, 9 -> assignment(body);
      case 10, 11, 12 -> call(body);
      case 13 -> output(body);
      case 14, 15 -> ifElse(body, depth);
      case 16 -> forLoop(body, depth);
      case 17 -> whileLoop(body, depth);
      case 18 -> doLoop(body, depth);
      case 19 -> forEach(body, depth);
      case 20 -> labelled(body, depth);
      case 21, 22 -> oldSwitch(body, depth);
      case 23 -> context.release >= 17 ? arrowSwitch(body, depth) : oldSwitch(body, depth);
      case 24 -> context.release >= 17 ? pattern(body, depth) : ifElse(body, depth);
      case 25 -> context.release >= 21 ? patternSwitch(body, depth) : output(body);
      case 26, 27, 28, 29 -> tryBlock(body, depth);
      case 30, 31 -> resources(body, depth);
      case 32 -> monitor(body, depth);
      case 33, 34 -> throwing(body);
      case 35 -> leaving(body);
      case 36, 37 -> context.noChecked ? output(body) : lambda(body, depth);
      case 38 -> canHoldClasses(body) ? inner(body, depth) : declaration(body);
      default -> store(body);
    };
  }

  private Tree line(Body body, String text) {
    return new Tree().line(context.at(body) + text);
  }

  // --- simple ones

  private Tree declaration(Body body) {
    String type = context.type();
    String value = expressions.of(body, type);
    Tree result = new Tree();
    String at = context.at(body);
    Variable variable =
        context.variable(
            body,
            type,
            false,
            choice.oneIn(2),
            value.startsWith("new ") || value.startsWith("(new "));
    body.visible.add(variable);
    return result.line(at + type + " " + Text.declaration(variable) + " = " + value + ";");
  }

  private Tree assignment(Body body) {
    List<Variable> found = new ArrayList<>();
    for (Variable variable : body.visible) {
      if (variable.owner() == body && variable.mutable()) {
        found.add(variable);
      }
    }
    if (found.isEmpty()) {
      return output(body);
    }
    Variable variable = choice.of(found);
    String use = Text.use(variable);
    if (variable.type().matches("int|long|double|float|byte|short|char") && choice.oneIn(2)) {
      return line(
          body,
          choice.oneIn(3)
              ? use + choice.of("++;", "--;")
              : use + choice.of(" += ", " -= ", " *= ") + expressions.of(body, "int") + ";");
    }
    if (variable.type().equals("Integer") && choice.oneIn(2)) {
      return line(body, use + "++;");
    }
    if (variable.type().equals("String") && choice.oneIn(2)) {
      return line(body, use + " += " + expressions.of(body, "int") + ";");
    }
    return line(body, Text.target(variable) + " = " + expressions.of(body, variable.type()) + ";");
  }

  private Tree call(Body body) {
    if (context.noChecked || context.firstCallee >= context.callees.size()) {
      return output(body);
    }
    Callee callee = choice.of(context.callees.subList(context.firstCallee, context.callees.size()));
    return line(body, expressions.call(body, callee, 2) + ";");
  }

  private Tree output(Body body) {
    return line(
        body,
        "X.log(" + expressions.of(body, choice.of("int", "String", "boolean", "long", "E")) + ");");
  }

  private Tree store(Body body) {
    return switch (choice.below(6)) {
      case 0 ->
          line(
              body,
              expressions.of(body, "int[]", 1) + "[X.i(4)] = " + expressions.of(body, "int") + ";");
      case 1 ->
          line(
              body,
              "((Object[]) "
                  + expressions.of(body, "String[]", 1)
                  + ")[X.i(2)] = "
                  + expressions.of(body, "Object")
                  + ";");
      case 2 ->
          line(
              body,
              expressions.of(body, "List<Integer>", 1)
                  + ".add("
                  + expressions.of(body, "Integer")
                  + ");");
      case 3 ->
          line(
              body,
              expressions.of(body, "StringBuilder", 1)
                  + ".append("
                  + expressions.of(body, "int")
                  + ").setLength(X.i(9) - 1);");
      case 4 -> line(body, "X.require(" + expressions.of(body, "Object") + ");");
      default -> {
        if (!body.hasThis()) {
          yield line(body, "P.s0 = " + expressions.of(body, "int") + ";");
        }
        yield line(body, Text.THIS + ".f1 = " + expressions.of(body, "String") + ";");
      }
    };
  }

  private Tree throwing(Body body) {
    boolean always = choice.oneIn(4);
    String what =
        context.noChecked
            ? choice.of("new Ex0(X.m(\"e\"))", "new Light(X.m(\"l\"))")
            : choice.of(
                "new Ex0(X.m(\"e\"))",
                "new Ex1(X.m(\"f\"), " + expressions.of(body, "int") + ")",
                "new IllegalStateException(X.m(\"i\"))",
                "new Chk(X.m(\"c\"))",
                "new Light(X.m(\"l\"))",
                "new Err(X.m(\"r\"))",
                "P.made(" + expressions.of(body, "int", 1) + ")");
    completes = !always;
    return line(body, (always ? "" : "if (X.b(2)) ") + "throw " + what + ";");
  }

  private Tree leaving(Body body) {
    if (choice.oneIn(2) && !body.labels().isEmpty()) {
      Body.Label label = choice.of(body.labels());
      boolean further = label.loop && choice.oneIn(2);
      if (further && label.next != null) {
        if (body.resources.size() > label.resources) {
          return output(body);
        }
        return line(
            body,
            "if (X.b(3)) {"
                + Text.note(Text.site(label.next) + ";")
                + " continue "
                + label.name
                + "; }");
      }
      label.used = true;
      return line(
          body,
          "if (X.b(3)) {"
              + closing(body, label.resources)
              + (further ? " continue " : " break ")
              + label.name
              + "; }");
    }
    if (body.returns().equals("none")) {
      return output(body);
    }
    if (body.returns().isEmpty()) {
      return line(body, "if (X.b(5)) {" + closing(body, 0) + " return; }");
    }
    if (choice.oneIn(5)) {
      completes = false;
      return line(body, returning(body));
    }
    return line(body, "if (X.b(5)) " + returning(body));
  }

  /** The statement without its note. */
  String returning(Body body) {
    String value = expressions.of(body, body.returns());
    if (body.resources.isEmpty()) {
      return "return " + value + ";";
    }
    return "return "
        + Text.note("gen.T.w(")
        + value
        + Text.note(", " + Text.site(closingSite(body, 0)) + ")")
        + ";";
  }

  private String closing(Body body, int mark) {
    return body.resources.size() <= mark ? "" : Text.note(Text.site(closingSite(body, mark)) + ";");
  }

  /**
   * When a jump leaves blocks, class files have their variables in scope while resources are
   * closed.
   */
  private Site closingSite(Body body, int mark) {
    int visible = body.resources.get(mark);
    List<Variable> must = own(body, body.visible.subList(0, visible));
    return context.site(body, must, List.copyOf(body.declared()));
  }

  private static List<Variable> own(Body body, List<Variable> visible) {
    return visible.stream().filter(variable -> variable.owner() == body).toList();
  }

  // --- variables that are assigned later

  private Tree late(Body body, int depth) {
    String type = context.type();
    Variable variable = context.variable(body, type, false, true, true);
    Tree result = new Tree().line(type + " " + Text.declaration(variable) + ";");
    if (choice.oneIn(2)) {
      result.add(statement(body, depth - 1));
    }
    if (!completes) {
      return result;
    }
    switch (choice.below(8)) {
      case 0 -> {
        result.line(context.at(body) + "if (X.b(2)) {").add(assigned(body, variable, depth, ""));
        boolean first = completes;
        result.line("} else {").add(assigned(body, variable, depth, "")).line("}");
        completes |= first;
      }
      case 1 -> {
        result
            .line(context.at(body) + "if (X.b(2)) {")
            .add(assigned(body, variable, depth, ""))
            .line("}");
        completes = true;
        return result;
      }
      case 2 -> {
        result.line(context.at(body) + "switch (X.i(3)) {").line("case 0:");
        result.add(assigned(body, variable, depth, "break;"));
        boolean first = completes;
        result.line("default:").add(assigned(body, variable, depth, "")).line("}");
        completes |= first;
      }
      case 3 -> {
        Body.Label label = new Body.Label(context.unique("L"), true, body.resources.size());
        body.enterLoop();
        result.line(context.at(body) + label.name + ": while (true) {");
        result.add(assigned(body, variable, depth, "break " + label.name + ";")).line("}");
        body.leaveLoop();
      }
      case 4 -> {
        body.enterLoop();
        result.line(context.at(body) + "do {").add(assigned(body, variable, depth, ""));
        result.line(
            "} while ("
                + Text.note(Text.site(siteWith(body, variable)) + " && ")
                + "X.b(4) && !X.empty());");
        body.leaveLoop();
      }
      case 5 -> {
        result.line(context.at(body) + "try {" + Text.note("try {"));
        result.add(assigned(body, variable, depth, ""));
        boolean first = completes;
        result.line(Text.note("}" + SEEN));
        int visible = body.visible.size();
        Variable caught = context.variable(body, "RuntimeException", false, false, false);
        body.visible.add(caught);
        result.line(
            "} catch (RuntimeException "
                + Text.declaration(caught)
                + ") {"
                + Text.note("gen.T.caught(\"HANDLES\", " + caught.name() + "); try {"));
        result.line(context.at(body) + "X.log(" + Text.use(caught) + ".getClass());");
        result.add(assigned(body, variable, depth, ""));
        forget(body, visible);
        result.line(Text.note("}" + SEEN) + "}");
        completes |= first;
      }
      case 6 ->
          result.line(
              context.at(body)
                  + "X.log(X.count("
                  + Expressions.assignment(variable, expressions.of(body, type))
                  + ") + "
                  + expressions.of(body, "int")
                  + ");");
      default ->
          result.line(
              context.at(body) + Text.target(variable) + " = " + expressions.of(body, type) + ";");
    }
    if (completes) {
      body.visible.add(variable);
    }
    return result;
  }

  private Site siteWith(Body body, Variable variable) {
    body.visible.add(variable);
    Site site = context.site(body);
    body.visible.remove(body.visible.size() - 1);
    return site;
  }

  /** A branch in which the variable is assigned. */
  private Tree assigned(Body body, Variable variable, int depth, String end) {
    int visible = body.visible.size();
    int names = body.names();
    Tree result = new Tree();
    completes = true;
    if (choice.oneIn(3)) {
      result.add(statement(body, depth - 1));
    }
    if (completes) {
      result.line(
          context.at(body)
              + Text.target(variable)
              + " = "
              + expressions.of(body, variable.type())
              + ";");
      body.visible.add(variable);
      if (choice.oneIn(2)) {
        result.add(statement(body, depth - 1));
      }
      if (completes && !end.isEmpty()) {
        result.line(end);
      }
    }
    if (!completes) {
      context.uncertain.add(variable.id());
    }
    forget(body, visible);
    if (!end.equals("break;")) {
      body.forgetNames(names);
    }
    return result;
  }

  // --- branches and loops

  private Tree ifElse(Body body, int depth) {
    Tree result =
        line(body, "if (" + expressions.of(body, "boolean") + ") {").add(block(body, depth - 1));
    if (choice.oneIn(2)) {
      completes = true;
      return result.line("}");
    }
    boolean first = completes;
    result.line("} else {").add(block(body, depth - 1)).line("}");
    completes |= first;
    return result;
  }

  private Body.Label open(Body body) {
    Body.Label label = new Body.Label(context.unique("L"), true, body.resources.size());
    body.labels().add(label);
    body.enterLoop();
    return label;
  }

  private static void close(Body body, Body.Label label) {
    body.labels().remove(label);
    body.leaveLoop();
  }

  private Tree forLoop(Body body, int depth) {
    int visible = body.visible.size();
    int names = body.names();
    Body.Label label = open(body);
    String type = choice.of("int", "long", "short", "double");
    String at = context.at(body);
    Variable variable = context.variable(body, type, false, true, false);
    body.visible.add(variable);
    String use = Text.use(variable);
    String condition =
        Text.note(Text.site(context.site(body)) + " && ")
            + use
            + " < "
            + (1 + choice.below(4))
            + " && !X.empty()";
    String update =
        Text.note(Text.site(context.site(body)) + ", ")
            + (choice.oneIn(2)
                ? use + "++"
                : use + " += " + "(" + expressions.of(body, "int", 1) + ")");
    Tree result =
        new Tree()
            .line(
                at
                    + label.name
                    + ": for ("
                    + type
                    + " "
                    + Text.declaration(variable)
                    + " = 0; "
                    + condition
                    + "; "
                    + update
                    + ") {");
    result.add(block(body, depth - 1)).line("}");
    close(body, label);
    forget(body, visible);
    body.forgetNames(names);
    completes = true;
    return result;
  }

  private Tree whileLoop(Body body, int depth) {
    Body.Label label = open(body);
    Tree result =
        line(
            body,
            label.name
                + ": while ("
                + Text.note(Text.site(context.site(body)) + " && ")
                + "!X.empty() && "
                + expressions.of(body, "boolean")
                + ") {");
    result.add(block(body, depth - 1)).line("}");
    close(body, label);
    completes = true;
    return result;
  }

  private Tree doLoop(Body body, int depth) {
    Body.Label label = open(body);
    Tree result = line(body, label.name + ": do {").add(block(body, depth - 1));
    // a switch behind what never ends makes javac believe that it does
    String condition = completes ? expressions.of(body, "boolean") : "X.b(3)";
    completes |= label.used;
    result.line(
        "} while ("
            + Text.note(Text.site(context.site(body)) + " && ")
            + "!X.empty() && "
            + condition
            + ");");
    close(body, label);
    return result;
  }

  private Tree forEach(Body body, int depth) {
    int visible = body.visible.size();
    int names = body.names();
    boolean array = choice.oneIn(2);
    String at = context.at(body);
    String source = expressions.of(body, array ? "int[]" : "List<Integer>");
    Body.Label label = open(body);
    label.next = context.site(body);
    boolean unboxing = array || choice.oneIn(2);
    Variable variable =
        context.variable(body, unboxing ? "int" : "Integer", false, choice.oneIn(2), false);
    body.visible.add(variable);
    Tree inner = block(body, depth - 1);
    boolean again = completes;
    close(body, label);
    forget(body, visible);
    body.forgetNames(names);
    completes = true;
    return new Tree()
        .line(
            at
                + label.name
                + ": for ("
                + variable.type()
                + " "
                + Text.declaration(variable)
                + " : "
                + source
                + ") {")
        .add(inner)
        .line((again ? Text.note(Text.site(label.next) + ";") : "") + "}");
  }

  private Tree labelled(Body body, int depth) {
    Body.Label label = new Body.Label(context.unique("L"), false, body.resources.size());
    body.labels().add(label);
    Tree result = new Tree().line(label.name + ": {").add(block(body, depth - 1)).line("}");
    body.labels().remove(label);
    completes |= label.used;
    return result;
  }

  private Tree oldSwitch(Body body, int depth) {
    int kind = choice.below(3);
    String selector =
        switch (kind) {
          case 0 -> expressions.of(body, "int");
          case 1 -> expressions.of(body, "String");
          default -> expressions.of(body, "E");
        };
    String[] cases =
        switch (kind) {
          case 0 -> new String[] {"0", "1", "7"};
          case 1 -> new String[] {"\"x1\"", "\"a\"", "\"s7\""};
          default -> new String[] {"A", "B", "C"};
        };
    int names = body.names();
    Tree result = line(body, "switch (" + selector + ") {");
    boolean ends = false;
    for (int i = 0; i <= cases.length; i++) {
      result.line(i == cases.length ? "default:" : "case " + cases[i] + ":");
      int visible = body.visible.size();
      completes = true;
      for (int n = choice.below(3); n >= 0 && completes; n--) {
        result.add(statement(body, depth - 1));
      }
      forget(body, visible);
      if (completes && choice.oneIn(2)) {
        result.line("break;");
        ends = true;
      }
    }
    body.forgetNames(names);
    completes |= ends;
    return result.line("}");
  }

  private Tree arrowSwitch(Body body, int depth) {
    Tree result = line(body, "switch (" + expressions.of(body, "E") + ") {").line("case A, B -> {");
    result.add(block(body, depth - 1));
    boolean first = completes;
    result.line("}").line("default -> {").add(block(body, depth - 1)).line("}").line("}");
    completes |= first;
    return result;
  }

  private Tree pattern(Body body, int depth) {
    String value = expressions.of(body, "Object");
    String at = context.at(body);
    int visible = body.visible.size();
    int names = body.names();
    String type = choice.of("String", "Integer");
    Variable variable = context.variable(body, type, false, false, false);
    body.visible.add(variable);
    String condition = " && " + expressions.of(body, "boolean", 1);
    Tree inner = block(body, depth - 1);
    forget(body, visible);
    body.forgetNames(names);
    completes = true;
    return new Tree()
        .line(
            at
                + "if ("
                + value
                + " instanceof "
                + type
                + " "
                + Text.declaration(variable)
                + condition
                + ") {")
        .add(inner)
        .line("}");
  }

  private Tree patternSwitch(Body body, int depth) {
    String value = expressions.of(body, "Object");
    Tree result = line(body, "switch (" + value + ") {");
    boolean any = false;
    for (String type : new String[] {"String", "Integer"}) {
      int visible = body.visible.size();
      int names = body.names();
      Variable variable = context.variable(body, type, false, false, false);
      body.visible.add(variable);
      result
          .line("case " + type + " " + Text.declaration(variable) + " -> {")
          .add(block(body, depth - 1))
          .line("}");
      any |= completes;
      forget(body, visible);
      body.forgetNames(names);
    }
    result.line("default -> {").add(block(body, depth - 1)).line("}").line("}");
    completes |= any;
    return result;
  }

  private Tree monitor(Body body, int depth) {
    String lock = choice.of("P.LOCK", "P.class", "(X.b(6) ? null : P.LOCK)");
    return line(body, "synchronized (" + lock + ") {").add(block(body, depth - 1)).line("}");
  }

  // --- exceptions

  private Tree tryBlock(Body body, int depth) {
    Tree result = line(body, "try {" + Text.note("try {"));
    int declared = body.declared().size();
    result.add(block(body, depth - 1)).line(Text.note("}" + SEEN));
    return handlers(result.line("}"), body, depth, declared, true);
  }

  private Tree handlers(Tree result, Body body, int depth, int declared, boolean needed) {
    boolean any = completes;
    List<String> types =
        new ArrayList<>(
            List.of(
                "Light",
                "Ex1 | ArithmeticException",
                "Ex0",
                "NullPointerException | IndexOutOfBoundsException",
                "RuntimeException",
                "Exception",
                "Throwable"));
    boolean withFinally = choice.oneIn(3);
    int catches = choice.below(3);
    if (needed && catches == 0 && !withFinally) {
      catches = 1;
    }
    int from = 0;
    for (int i = 0; i < catches && from < types.size(); i++) {
      int at = from + choice.below(types.size() - from);
      from = at + 1;
      result.add(catchBlock(body, types.get(at), depth));
      any |= completes;
    }
    completes = any;
    if (withFinally) {
      int tolerated = body.tolerated().size();
      body.tolerated().addAll(body.declared().subList(declared, body.declared().size()));
      body.enterFinally();
      result.line("finally {").add(block(body, depth - 1)).line("}");
      body.leaveFinally();
      body.tolerated().subList(tolerated, body.tolerated().size()).clear();
      completes &= any;
    }
    return result;
  }

  private Tree catchBlock(Body body, String types, int depth) {
    int visible = body.visible.size();
    int names = body.names();
    Variable caught =
        context.variable(
            body, types.contains("|") ? "RuntimeException" : types, false, false, false);
    Tree inner = new Tree();
    String kind = "HANDLES";
    completes = true;
    body.visible.add(caught);
    switch (choice.below(9)) {
      case 0 -> kind = "IGNORES";
      case 1 -> {
        kind = "LOGS_ERROR";
        inner.line(context.at(body) + "X.logger().severe(\"failed\");");
      }
      case 2 -> {
        inner.line(context.at(body) + "throw " + Text.use(caught) + ";");
        completes = false;
      }
      case 3 -> {
        inner.line(
            context.at(body)
                + "throw new "
                + choice.of("Ex0", "IllegalArgumentException", "Err")
                + "(X.m(\"w\"), "
                + Text.use(caught)
                + ");");
        completes = false;
      }
      case 4 -> {
        inner
            .line(context.at(body) + "X.log(" + Text.use(caught) + ".getClass().getName());")
            .add(unscoped(body, depth - 1, 1 + choice.below(3)));
        if (completes && choice.oneIn(2)) {
          inner.line(context.at(body) + "throw " + Text.use(caught) + ";");
          completes = false;
        }
      }
      case 5 -> {
        inner
            .line(context.at(body) + "X.log(" + Text.use(caught) + ".getClass().getName());")
            .add(unscoped(body, depth - 1, 1 + choice.below(3)));
        if (completes) {
          inner.line(context.at(body) + "throw new Ex0(X.m(\"x\"), " + Text.use(caught) + ");");
          completes = false;
        }
      }
      default ->
          inner
              .line(context.at(body) + "X.log(" + Text.use(caught) + ".getClass().getName());")
              .add(unscoped(body, depth - 1, 1 + choice.below(3)));
    }
    forget(body, visible);
    body.forgetNames(names);
    Tree result =
        new Tree()
            .line(
                "catch ("
                    + types
                    + " "
                    + Text.declaration(caught)
                    + ") {"
                    + Text.note(
                        "gen.T.caught(\""
                            + kind
                            + "\", "
                            + caught.name()
                            + "); "
                            + (kind.equals("IGNORES") ? "" : "try {")));
    result.add(inner);
    return result.line((kind.equals("IGNORES") ? "" : Text.note("}" + SEEN)) + "}");
  }

  private Tree resources(Body body, int depth) {
    int visible = body.visible.size();
    int names = body.names();
    int declared = body.declared().size();
    boolean two = choice.oneIn(3);
    List<Variable> outer = own(body, body.visible);
    String first = opening(body);
    String at = context.at(body);
    Variable resource = context.variable(body, "Res", false, false, false);
    body.visible.add(resource);
    String header = "Res " + Text.declaration(resource) + " = " + first;
    List<Variable> may = List.of(resource);
    List<Variable> must = own(body, body.visible);
    if (two) {
      String second = opening(body);
      Variable other = context.variable(body, "Res", false, false, false);
      body.visible.add(other);
      header += "; Res " + Text.declaration(other) + " = " + second;
      may = List.of(resource, other);
      must = outer;
    }
    body.resources.add(visible);
    boolean handled = choice.oneIn(2);
    Tree result =
        new Tree()
            .line(
                at
                    + "try "
                    + (handled ? Text.note("{ try ") : "")
                    + "("
                    + header
                    + ") {"
                    + Text.note("try {"));
    result.add(block(body, depth - 1));
    body.resources.remove(body.resources.size() - 1);
    String close = Text.site(context.site(body, must, may));
    result.line(
        Text.note(
            "} catch (Throwable t$) { gen.T.seen(t$); "
                + close
                + "; throw t$; }"
                + (completes ? close + ";" : "")));
    forget(body, visible);
    body.forgetNames(names);
    result.line("}" + Text.note(SEEN + (handled ? "}" : "")));
    return handled ? handlers(result, body, depth, declared, true) : result;
  }

  private String opening(Body body) {
    return Text.note("gen.T.v(" + Text.site(context.site(body)) + ", ")
        + "Res.open("
        + expressions.of(body, "int", 1)
        + ")"
        + Text.note(")");
  }

  // --- code in code

  private Tree lambda(Body body, int depth) {
    String at = context.at(body);
    Variable function = context.variable(body, "X.Fn", false, false, false);
    Body inner = context.inner(Body.Kind.LAMBDA, body);
    Tree result = functionBody(inner, depth);
    String name = Text.declaration(function);
    Tree whole =
        new Tree()
            .line(
                at + "X.Fn " + name + " = (Object " + parameterOf(inner) + ") -> {" + enter(inner));
    whole.add(result).line(leave() + "};");
    body.visible.add(function);
    completes = true;
    if (choice.below(4) > 0) {
      whole.add(invoke(body, function));
    }
    return whole;
  }

  static final String ENTER = Text.note("gen.T.enter(); try {");
  static final String LEAVE =
      Text.note("} catch (Throwable t$) { gen.T.left(t$); throw t$; } finally { gen.T.exit(); }");

  private static String enter(Body inner) {
    return Text.begin(inner) + ENTER;
  }

  private static String leave() {
    return LEAVE + Text.END;
  }

  private static String parameterOf(Body inner) {
    return Text.declaration(inner.declared().get(0));
  }

  private Tree functionBody(Body inner, int depth) {
    Variable parameter = context.variable(inner, "Object", true, false, false);
    inner.visible.add(parameter);
    Tree tree = unscoped(inner, depth - 1, 1 + choice.below(4));
    if (completes) {
      tree.add(
          new Tree().line(context.at(inner) + "return " + expressions.of(inner, "Object") + ";"));
    }
    return tree;
  }

  private Tree invoke(Body body, Variable function) {
    String use = Text.use(function);
    switch (choice.below(5)) {
      case 0:
        return line(body, "X.each(" + expressions.of(body, "List<Integer>") + ", " + use + ");");
      case 1:
        return line(
            body, "X.log(X.stream(" + expressions.of(body, "List<Integer>") + ", " + use + "));");
      case 2:
        Body inner = context.inner(Body.Kind.LAMBDA, body);
        String used = Text.use(function);
        String call = context.at(inner) + "return " + used + ".call(" + choice.below(9) + ");";
        return line(body, "X.submit(() -> {" + enter(inner) + " " + call + leave() + "});");
      case 3:
        return line(body, use + ".call(" + expressions.of(body, "Object") + ");");
      default:
        return line(body, "X.apply(" + use + ", " + expressions.of(body, "Object") + ");");
    }
  }

  /**
   * Whether an anonymous class may be here: in lambdas, older compilers let it capture {@code
   * this}, whether it is used or not.
   */
  private static boolean canHoldClasses(Body body) {
    return !body.isLambda() || !body.isOfObject();
  }

  private Tree inner(Body body, int depth) {
    String at = context.at(body);
    Variable function = context.variable(body, "X.Fn", false, false, false);
    Body inner = context.inner(Body.Kind.INNER_METHOD, body);
    Tree tree = functionBody(inner, depth);
    Tree whole =
        new Tree()
            .line(
                at
                    + "X.Fn "
                    + Text.declaration(function)
                    + " = new X.Fn() { int own = 4; public Object call(Object "
                    + parameterOf(inner)
                    + ") throws Exception {"
                    + enter(inner));
    whole.add(tree).line(leave() + "}};");
    body.visible.add(function);
    completes = true;
    if (!context.noChecked && choice.oneIn(2)) {
      whole.add(invoke(body, function));
    }
    return whole;
  }
}
