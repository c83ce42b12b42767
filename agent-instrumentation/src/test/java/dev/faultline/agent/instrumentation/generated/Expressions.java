// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.List;

/** Random expressions of a type. Many of them fail now and then. */
final class Expressions {

  private final Context context;
  private final Choice choice;

  Expressions(Context context) {
    this.context = context;
    choice = context.choice;
  }

  String of(Body body, String type) {
    return of(body, type, 3);
  }

  String of(Body body, String type, int depth) {
    if (choice.below(10) < 5) {
      String variable = variable(body, type);
      if (variable != null) {
        return variable;
      }
    }
    if (depth > 0 && choice.oneIn(6)) {
      String call = call(body, type, depth);
      if (call != null) {
        return call;
      }
    }
    if (depth > 0 && choice.oneIn(12)) {
      return "(X.b(2) ? " + of(body, type, depth - 1) + " : " + of(body, type, depth - 1) + ")";
    }
    if (depth > 0 && choice.oneIn(8)) {
      String assignment = assignment(body, type, depth);
      if (assignment != null) {
        return assignment;
      }
    }
    return switch (type) {
      case "int" -> intOf(body, depth);
      case "long" -> longOf(body, depth);
      case "double" -> "(" + of(body, "int", depth - 1) + " * 0.5)";
      case "float" -> "(" + of(body, "int", depth - 1) + " * 1.5f)";
      case "boolean" -> booleanOf(body, depth);
      case "byte", "short" -> "((" + type + ") (int) " + of(body, "int", depth - 1) + ")";
      case "char" -> "((char) ('a' + X.i(26)))";
      case "String" -> stringOf(body, depth);
      case "Object" -> "((Object) " + objectOf(body, depth) + ")";
      case "Integer" ->
          choice.oneIn(2) ? "X.box()" : "Integer.valueOf(" + of(body, "int", depth - 1) + ")";
      case "int[]" -> intsOf(body, depth);
      case "String[]" ->
          choice.oneIn(3)
              ? "new String[] {\"a\", " + of(body, "String", depth - 1) + "}"
              : "X.strings()";
      case "long[][]" ->
          "new long[][] {{1L, " + of(body, "long", depth - 1) + "}, {" + choice.below(9) + "}}";
      case "List<Integer>" ->
          choice.oneIn(3)
              ? "new ArrayList<Integer>(Arrays.asList(1, " + choice.below(9) + "))"
              : "X.list()";
      case "Map<String, Integer>" -> "X.map()";
      case "E" ->
          choice.of(
              "E.A",
              "E.B",
              "E.values()[X.i(4)]",
              "(X.b(5) ? null : E.C)",
              "E.valueOf(X.b(3) ? \"D\" : \"A\")");
      case "Node" -> nodeOf(body, depth);
      case "StringBuilder" -> "new StringBuilder(\"b\" + X.i(9))";
      case "R" ->
          "new R(" + of(body, "int", depth - 1) + ", " + of(body, "String", depth - 1) + ")";
      case "X.Fn" -> choice.oneIn(2) ? "((X.Fn) null)" : "((X.Fn) P::echo)";
      default -> throw new IllegalArgumentException(type);
    };
  }

  private String intOf(Body body, int depth) {
    if (depth <= 0) {
      return choice.of(String.valueOf(choice.below(100)), "X.i(9)");
    }
    int d = depth - 1;
    switch (choice.below(context.release >= 17 ? 22 : 20)) {
      case 0:
      case 1:
        return "("
            + of(body, "int", d)
            + choice.of(" + ", " - ", " * ", " ^ ", " | ")
            + of(body, "int", d)
            + ")";
      case 2:
        return "(" + of(body, "int", d) + choice.of(" / ", " % ") + "X.i(6))";
      case 3:
        return of(body, "int[]", d) + "[X.i(4)]";
      case 4:
        return array(body) + ".length";
      case 5:
        return of(body, "String", d) + ".length()";
      case 6:
        return "((int) " + of(body, "Integer", d) + ")";
      case 7:
        return "((int) " + of(body, "List<Integer>", d) + ".get(X.i(4)))";
      case 8:
        return "((int) " + of(body, "long", d) + ")";
      case 9:
        return of(body, "Node", d) + ".value";
      case 10:
        return "Integer.parseInt(" + choice.of("X.maybe()", of(body, "String", d)) + ")";
      case 11:
        return "((int) " + of(body, "Map<String, Integer>", d) + ".get(\"k\" + X.i(3)))";
      case 12:
        return "P.s0";
      case 13:
        return body.hasThis() ? Text.THIS + ".f0" : "P.s0++";
      case 14:
        return of(body, "E", d) + ".ordinal()";
      case 15:
        return "((Integer) " + of(body, "Object", d) + ")";
      case 16:
        return "X.count(" + of(body, "Object", d) + ", " + of(body, "int", d) + ")";
      case 17:
        return "X.len(" + of(body, "String", d) + ")";
      case 18:
        return "((int) " + of(body, "long[][]", d) + "[X.i(3)][0])";
      case 19:
        return "X.i(7)";
      case 20:
        return "((int) switch (X.i(3)) { case 0 -> "
            + of(body, "int", d)
            + "; case 1 -> { int q = "
            + of(body, "int", 0)
            + "; yield q; } default -> "
            + of(body, "int", d)
            + "; })";
      default:
        return of(body, "R", d) + ".a()";
    }
  }

  private String array(Body body) {
    String type = choice.of("int[]", "String[]");
    String variable = variable(body, type);
    return variable == null ? "X.ints()" : variable;
  }

  private String longOf(Body body, int depth) {
    return switch (choice.below(4)) {
      case 0 -> "(" + of(body, "int", depth - 1) + " * 3L)";
      case 1 -> "((long) " + of(body, "int", depth - 1) + ")";
      case 2 -> "(" + of(body, "int", depth - 1) + " / (long) X.i(5))";
      default -> choice.below(1000) + "L";
    };
  }

  private String booleanOf(Body body, int depth) {
    if (depth <= 0) {
      return "X.b(2)";
    }
    int d = depth - 1;
    return switch (choice.below(5)) {
      case 0 ->
          "(" + of(body, "int", d) + choice.of(" < ", " == ", " >= ") + of(body, "int", d) + ")";
      case 1 ->
          "(" + of(body, "boolean", d) + choice.of(" && ", " || ") + of(body, "boolean", d) + ")";
      case 2 -> "!" + of(body, "boolean", d);
      case 3 -> "(" + of(body, "Object", d) + " instanceof String)";
      default -> "X.b(" + (2 + choice.below(3)) + ")";
    };
  }

  private String stringOf(Body body, int depth) {
    if (depth <= 0) {
      return choice.of("\"t" + choice.below(9) + "\"", "X.str()");
    }
    int d = depth - 1;
    return switch (choice.below(8)) {
      case 0 ->
          "("
              + of(body, "String", d)
              + " + "
              + of(
                  body,
                  choice.of("int", "char", "double", "Integer", "boolean", "E", "List<Integer>"),
                  0)
              + ")";
      case 1 -> "String.valueOf((int) " + of(body, "int", d) + ")";
      case 2 -> of(body, "String", d) + ".substring(X.i(3))";
      case 3 -> "((String) " + of(body, "Object", d) + ")";
      case 4 -> of(body, "String[]", d) + "[X.i(3)]";
      case 5 -> "X.maybe()";
      case 6 -> "(\"p\" + " + of(body, "long", d) + " + " + of(body, "String", d) + ")";
      default -> "X.str()";
    };
  }

  private String objectOf(Body body, int depth) {
    if (depth <= 0) {
      return "X.obj()";
    }
    int d = depth - 1;
    return switch (choice.below(6)) {
      case 0 -> of(body, choice.of(Context.REFERENCES), d);
      case 1 ->
          "((Object) " + of(body, choice.of("int", "long", "double", "char", "byte"), d) + ")";
      case 2 -> "new Object[] {X.str(), " + of(body, "int", d) + "}[X.i(3)]";
      case 3 -> "new Box<Integer>(" + of(body, "int", d) + ").get()";
      case 4 -> context.noChecked ? "X.obj()" : reflectiveCall(body, d);
      default -> "X.obj()";
    };
  }

  private String reflectiveCall(Body body, int depth) {
    return "X.reflect(P.class, \"echo\", " + of(body, "Object", depth) + ")";
  }

  private String intsOf(Body body, int depth) {
    return switch (choice.below(4)) {
      case 0 -> "new int[] {" + of(body, "int", depth - 1) + ", 2}";
      case 1 -> "(new int[X.i(5) - 1])";
      default -> "X.ints()";
    };
  }

  private String nodeOf(Body body, int depth) {
    return switch (choice.below(5)) {
      case 0 -> "new Node(" + of(body, "int", depth - 1) + ", null)";
      case 1 ->
          depth <= 0 ? "((Node) null)" : "new Node(X.i(9), " + of(body, "Node", depth - 1) + ")";
      case 2 -> depth <= 0 ? "new Node(1, null)" : of(body, "Node", depth - 1) + ".next";
      case 3 -> "Node.loop(X.i(9))";
      default -> "(X.b(4) ? null : new Node(5, null))";
    };
  }

  private @org.jspecify.annotations.Nullable String variable(Body body, String type) {
    List<Variable> found = new ArrayList<>();
    for (Variable variable : body.visible) {
      if (variable.type().equals(type)) {
        found.add(variable);
      }
    }
    if (found.isEmpty()) {
      return null;
    }
    return Text.use(choice.of(found));
  }

  private @org.jspecify.annotations.Nullable String assignment(Body body, String type, int depth) {
    for (Variable variable : body.visible) {
      if (variable.owner() == body
          && variable.mutable()
          && variable.type().equals(type)
          && choice.oneIn(3)) {
        return assignment(variable, of(body, type, depth - 1));
      }
    }
    return null;
  }

  /** An assignment as an expression, noted as soon as it is done. */
  static String assignment(Variable variable, String value) {
    return Text.note("gen.T." + setter(variable) + "(\"" + Text.fact(variable) + "\", ")
        + "("
        + Text.target(variable)
        + " = "
        + value
        + ")"
        + Text.note(")");
  }

  /** One per type: overloaded ones in each other take the compiler very long. */
  private static String setter(Variable variable) {
    return switch (variable.type()) {
      case "int" -> "sI";
      case "long" -> "sJ";
      case "float" -> "sF";
      case "double" -> "sD";
      case "boolean" -> "sZ";
      case "byte" -> "sB";
      case "short" -> "sS";
      case "char" -> "sC";
      default -> "<" + variable.type() + ">s";
    };
  }

  /** {@code null} where there is nothing to call. */
  @org.jspecify.annotations.Nullable
  String call(Body body, String type, int depth) {
    List<Callee> found = new ArrayList<>();
    for (Callee callee : context.callees.subList(context.firstCallee, context.callees.size())) {
      if (callee.returns().equals(type)) {
        found.add(callee);
      }
    }
    return found.isEmpty() || context.noChecked ? null : call(body, choice.of(found), depth);
  }

  String call(Body body, Callee callee, int depth) {
    List<String> arguments = new ArrayList<>();
    for (String parameter : callee.parameters()) {
      if (callee.varargs() && arguments.size() == callee.parameters().size() - 1) {
        arguments.add(of(body, "int", depth - 1));
        arguments.add(of(body, "int", 0));
      } else {
        arguments.add(of(body, parameter, depth - 1));
      }
    }
    String target = "P.";
    if (!callee.isStatic()) {
      if (body.hasThis() && choice.oneIn(2)) {
        target = Text.THIS + ".";
      } else {
        target = "new P(X.i(9)).";
      }
    }
    return target + callee.name() + "(" + String.join(", ", arguments) + ")";
  }
}
