// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.List;

/** Writes a random program: a class {@code P} and some others, in a package of its own. */
final class ProgramGenerator {

  private final long seed;
  private final Context context;
  private final Statements statements;
  private final Expressions expressions;
  private final Choice choice;

  private ProgramGenerator(long seed, int release) {
    this.seed = seed;
    context = new Context(seed, release);
    statements = new Statements(context);
    expressions = new Expressions(context);
    choice = context.choice;
  }

  static GeneratedProgram of(long seed, Flavor flavor) {
    ProgramGenerator generator = new ProgramGenerator(seed, flavor.release());
    return new GeneratedProgram(seed, flavor, generator.write(), generator.context);
  }

  private Tree write() {
    Tree program = new Tree();
    program.line("package g" + seed + "; import java.util.*; import gen.*;");
    program.line(
        "@SuppressWarnings({\"all\", \"unchecked\"}) public class P extends Q implements I {");
    members(program);
    declareCallees();
    int count = context.callees.size();
    context.firstCallee = count;
    program.add(constructor());
    program.add(initializer());
    for (int i = count - 1; i >= 0; i--) {
      context.firstCallee = i + 1;
      program.add(method(context.callees.get(i)));
    }
    context.firstCallee = 0;
    program.add(echo(count));
    program.add(recursive());
    program.add(run());
    program.line("}");
    context.firstCallee = count;
    program.add(base());
    program.add(withDefaultMethod());
    program.add(withStaticInitializer());
    helpers(program);
    return program;
  }

  private void members(Tree program) {
    program.line(
        "  int f0 = 3; String f1 = \"f\"; int[] f2; static int s0 = 5; static final Object LOCK = new Object();");
    program.line(
        "  static RuntimeException made(int n) { return n > 3 ? new Ex0(\"made\" + n) : new Ex2(\"made\" + n, new Chk(\"root\")); }");
  }

  private void helpers(Tree program) {
    program.line("enum E { A, B, C, D }");
    program.line(
        "class Node { int value; Node next; Node(int v, Node n) { value = v; next = n; } static Node loop(int v) { Node n = new Node(v, null); n.next = new Node(v + 1, n); return n; } }");
    program.line(
        "class Box<V> { private final V value; Box(V v) { value = v; } V get() { return value; } }");
    program.line(
        "class Ex0 extends RuntimeException { Ex0(String m) { super(m); } Ex0(String m, Throwable c) { super(m, c); } }");
    program.line(
        "class Ex1 extends Ex0 { final int code; Ex1(String m, int c) { super(m); code = c; } }");
    program.line(
        "class Ex2 extends IllegalStateException { Ex2(String m, Throwable c) { super(m, c); } }");
    program.line("class Chk extends Exception { Chk(String m) { super(m); } }");
    program.line(
        "class Err extends Error { Err(String m) { super(m); } Err(String m, Throwable c) { super(m, c); } }");
    program.line(
        "class Light extends RuntimeException { Light(String m) { super(m, null, false, false); } }");
    if (context.release >= 17) {
      program.line("record R(int a, String b) {}");
    }
    Body close = new Body(Body.Kind.INNER_METHOD, "");
    String failing =
        context.at(close) + "if (n > 5) throw new IllegalStateException(X.m(\"close\"));";
    Body open = new Body(Body.Kind.STATIC_METHOD, "");
    open.visible.add(context.named(open, "int", "n"));
    String opening = context.at(open);
    program.line(
        "class Res implements AutoCloseable { final int n; Res(int n) { this.n = n; } static Res open(int n) {"
            + Statements.ENTER
            + opening
            + "if (n % 7 == 0) throw new IllegalArgumentException(X.m(\"open\")); return n % 5 == 0 ? null : new Res(n % 9);"
            + Statements.LEAVE
            + "} "
            + "public void close() {"
            + Statements.ENTER
            + failing
            + Statements.LEAVE
            + "} }");
  }

  private void declareCallees() {
    int count = 2 + choice.below(3);
    for (int i = 0; i < count; i++) {
      List<String> parameters = new ArrayList<>();
      for (int n = choice.below(5); n > 0; n--) {
        parameters.add(context.type());
      }
      boolean varargs = choice.oneIn(5);
      if (varargs) {
        parameters.add("int[]");
      }
      context.callees.add(
          new Callee(
              "m" + i,
              choice.oneIn(2),
              parameters,
              varargs,
              choice.of("int", "String", "long", "Object", context.type())));
    }
  }

  private Tree method(Callee callee) {
    Body body =
        new Body(
            callee.isStatic() ? Body.Kind.STATIC_METHOD : Body.Kind.INSTANCE_METHOD,
            callee.returns());
    List<String> parameters = new ArrayList<>();
    for (String type : callee.parameters()) {
      Variable parameter = context.variable(body, type, true, choice.oneIn(2), false);
      body.visible.add(parameter);
      boolean last = parameters.size() == callee.parameters().size() - 1;
      parameters.add(
          (callee.varargs() && last ? "int..." : type) + " " + Text.declaration(parameter));
    }
    String header =
        (callee.isStatic() ? "static " : "")
            + (choice.oneIn(6) ? "synchronized " : "")
            + callee.returns()
            + " "
            + callee.name()
            + "("
            + String.join(", ", parameters)
            + ") throws Exception {";
    return filled(header, body, "if (X.empty()) return " + zero(callee.returns()) + ";", 6);
  }

  private Tree filled(String header, Body body, String first, int budget) {
    context.budget = budget + choice.below(8);
    Tree tree = new Tree().line("  " + header + Statements.ENTER).line(first);
    tree.add(statements.unscoped(body, 4, 2 + choice.below(4)));
    if (statements.completes() && !body.returns().isEmpty() && !body.returns().equals("none")) {
      tree.line(context.at(body) + statements.returning(body));
    }
    return tree.line(Statements.LEAVE + "}");
  }

  private static String zero(String type) {
    return switch (type) {
      case "boolean" -> "false";
      case "int", "long", "float", "double", "byte", "short", "char" -> "0";
      default -> "null";
    };
  }

  private Tree constructor() {
    Body body = new Body(Body.Kind.INSTANCE_METHOD, "");
    Variable given = context.variable(body, "int", true, choice.oneIn(2), false);
    body.visible.add(given);
    Body early = new Body(Body.Kind.STATIC_METHOD, "");
    early.visible.add(given);
    context.noChecked = true;
    String argument = expressions.of(early, "int", 2);
    context.noChecked = false;
    String header =
        "P(int "
            + Text.declaration(given)
            + ") throws Exception { super("
            + argument.replaceAll("\u0001[^\u0002]*\u0002", "")
            + ");";
    return filled(header, body, "f2 = X.ints();", 4);
  }

  private Tree initializer() {
    Body body = new Body(Body.Kind.INSTANCE_METHOD, "none");
    body.tolerate(context.variables.get(0));
    return guarded("{", body);
  }

  private Tree guarded(String header, Body body) {
    context.budget = 4;
    Tree tree = new Tree().line("  " + header + Statements.ENTER + "if (X.b(3)) {");
    return tree.add(statements.block(body, 3)).line("}" + Statements.LEAVE + "}");
  }

  private Tree echo(int none) {
    context.firstCallee = none;
    Body body = new Body(Body.Kind.STATIC_METHOD, "Object");
    Variable given = context.variable(body, "Object", true, true, false);
    body.visible.add(given);
    Tree tree =
        filled(
            "static Object echo(Object " + Text.declaration(given) + ") throws Exception {",
            body,
            "if (X.empty()) return null;",
            3);
    context.firstCallee = 0;
    return tree;
  }

  private Tree recursive() {
    Body body = new Body(Body.Kind.STATIC_METHOD, "long");
    Variable depth = context.variable(body, "int", true, false, false);
    Variable local = context.variable(body, "long", true, true, false);
    body.visible.add(depth);
    body.visible.add(local);
    String call = "down(" + Text.use(depth) + " - 1, " + Text.use(local) + " + 1)";
    Tree tree =
        new Tree()
            .line(
                "  static long down(int "
                    + Text.declaration(depth)
                    + ", long "
                    + Text.declaration(local)
                    + ") throws Exception {"
                    + Statements.ENTER);
    tree.line("if (X.empty()) return 0;");
    context.budget = 6;
    Tree before = statements.unscoped(body, 2, 2);
    tree.add(before);
    if (statements.completes()) {
      if (choice.oneIn(2)) {
        tree.line(context.at(body) + "try {" + Text.note("try {"));
        tree.line(context.at(body) + "if (" + Text.use(depth) + " > 0) return " + call + ";");
        tree.line(
            Text.note("} catch (Throwable t$) { gen.T.seen(t$); throw t$; }") + "} finally {");
        tree.line(context.at(body) + Text.use(local) + " += 100;");
        tree.line("}");
      } else {
        tree.line(context.at(body) + "if (" + Text.use(depth) + " > 0) return " + call + ";");
      }
      tree.line(context.at(body) + "return " + expressions.of(body, "long") + ";");
    }
    return tree.line(Statements.LEAVE + "}");
  }

  private Tree run() {
    context.callees.add(new Callee("down", true, List.of("int", "long"), false, "long"));
    Body body = new Body(Body.Kind.STATIC_METHOD, "Object");
    return filled("public static Object run() throws Exception {", body, "X.log(\"begins\");", 12);
  }

  private Tree base() {
    Body body = new Body(Body.Kind.INNER_METHOD, "");
    Variable given = context.variable(body, "int", true, false, false);
    body.visible.add(given);
    return new Tree()
        .line(
            "class Q { final int q; Q(int "
                + Text.declaration(given)
                + ") throws Exception { q = "
                + given.name()
                + ";")
        .add(filled("", body, "", 3))
        .line("}");
  }

  private Tree withDefaultMethod() {
    Body body = new Body(Body.Kind.INNER_METHOD, "int");
    Variable given = context.variable(body, "int", true, false, false);
    body.visible.add(given);
    return new Tree()
        .line("interface I {")
        .add(
            filled(
                "default int twice(int " + Text.declaration(given) + ") throws Exception {",
                body,
                "if (X.empty()) return 0;",
                4))
        .line("}");
  }

  private Tree withStaticInitializer() {
    context.noChecked = true;
    Body body = new Body(Body.Kind.STATIC_METHOD, "none");
    Tree tree =
        new Tree()
            .line("class S { static int value = 1; static int get() { return value; }")
            .add(guarded("static {", body))
            .line("}");
    context.noChecked = false;
    return tree;
  }
}
