// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.explain.FrameSource.Origin;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs programs that throw, and compares the decompiled line that is marked with the statement that
 * threw. The sources have blank lines and comments, so that no line keeps its number.
 */
class FailingLineTest {

  static List<Arguments> programs() {
    return List.of(
        Arguments.of(
            "a plain statement among others",
            "int a = 1;\n\n\n String s = null;\n // why\n int b = a + 1;\n System.out.print(s.trim());\n a = b;",
            "s.trim()"),
        Arguments.of(
            "the second of two equal statements",
            "String s = \"x\";\n s = s.isEmpty() ? s : null;\n\n\"y\".trim();\n if (s == null) {\n   s.trim();\n }\n \"z\".trim();",
            "s.trim()"),
        Arguments.of(
            "a lambda in a stream",
            "java.util.List.of(\"1\", \"x\").stream()\n\n .map(s -> s + \"\")\n .map(s -> {\n  int n = 0;\n\n  n += Integer.parseInt(s);\n  return n; })\n .toList();",
            "Integer.parseInt(s)"),
        Arguments.of(
            "one of several one-line lambdas",
            "java.util.List.of(\"1\", \"x\").stream()\n\n .map(s -> s + \"\")\n .map(s -> Integer.parseInt(s))\n .map(n -> n + 1)\n .toList();",
            "Integer.parseInt(s)"),
        Arguments.of(
            "a method reference",
            "\n\n java.util.List.of(\"x\").forEach(\n Integer::parseInt);",
            "Integer::parseInt"),
        Arguments.of(
            "an anonymous class",
            "Runnable r = new Runnable() {\n\n int n = 3;\n public void run() {\n n--;\n int[] a = new int[n];\n a[n] = 1;\n }\n};\n r.run();",
            "a[this.n] = 1"),
        Arguments.of(
            "a local class's constructor",
            "class Point {\n final int x;\n Point(String x) {\n  super();\n  // comment\n  this.x = Integer.parseInt(x);\n } }\n new Point(\"?\");",
            "Integer.parseInt(x)"),
        Arguments.of(
            "a record's compact constructor",
            "record Range(int from, int to) {\n Range {\n  if (from > to) {\n\n   throw new IllegalArgumentException(from + \" > \" + to);\n  }\n }\n }\n new Range(2, 1);",
            "throw new IllegalArgumentException"),
        Arguments.of(
            "a multi-line expression",
            "String name = null;\n String text = \"a\"\n  + 1\n  + name\n   .length()\n  + 2;\n System.out.print(text);",
            "name.length()"),
        Arguments.of(
            "a multi-line chain of calls",
            "new StringBuilder()\n .append(\"a\")\n\n .append(\"b\")\n .insert(9, \"c\")\n .append(\"d\");",
            "insert(9"),
        Arguments.of(
            "a try with finally",
            "int n = 0;\n try {\n  n++;\n\n  Object o = \"s\";\n  Integer i = (Integer) o;\n  n += i;\n } finally {\n  System.out.flush();\n }",
            "(Integer)o"),
        Arguments.of(
            "a rethrow from a catch block",
            "try {\n Integer.parseInt(\"x\");\n } catch (NumberFormatException e) {\n\n // told apart\n throw new IllegalStateException(\"bad\");\n }",
            "throw new IllegalStateException"),
        Arguments.of(
            "a switch on strings",
            "String s = \"b\";\n switch (s) {\n case \"a\":\n  System.out.print(1);\n  break;\n\n case \"b\":\n  throw new UnsupportedOperationException(s);\n default:\n  break;\n }",
            "throw new UnsupportedOperationException(s)"),
        Arguments.of(
            "a switch expression",
            "int n = \"abc\".length();\n int m = switch (n) {\n case 1 -> 5;\n\n case 3 -> Integer.parseInt(\"?\");\n default -> 7;\n };\n System.out.print(m);",
            "Integer.parseInt(\"?\")"),
        Arguments.of(
            "a loop with an index",
            "int[] a = {1, 2};\n int sum = 0;\n for (int i = 0;\n   i <= a.length;\n   i++) {\n\n  sum += a[i];\n }\n System.out.print(sum);",
            "sum += a[i]"),
        Arguments.of(
            "concurrent modification in a for each",
            "var list = new java.util.ArrayList<>(java.util.List.of(1, 2, 3));\n\n for (Integer i : list) {\n\n  list.remove(i);\n }",
            "for (Integer i : list)"),
        Arguments.of(
            "a synchronized block",
            "Object lock = new Object();\n synchronized (lock) {\n\n  lock.wait(-1);\n }",
            "lock.wait(-1L)"),
        Arguments.of(
            "an unboxing",
            "var map = new java.util.HashMap<String, Integer>();\n map.put(\"a\", 1);\n\n int n = map.get(\"b\");\n System.out.print(n);",
            "map.get(\"b\")"),
        Arguments.of(
            "a division",
            "int zero = \"\".length();\n int a = 3;\n\n\n int b = a / zero;\n System.out.print(b);",
            "a / zero"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("programs")
  void find_marksTheStatementThatThrew(String shape, String body, String statement)
      throws ReflectiveOperationException {
    CompiledProgram program = new CompiledProgram("shop.Main", inMain(body));
    Snapshot snapshot = program.snapshot(program.failure("shop.Main"));

    FrameSource source = new FrameSources(program).find(snapshot, 0, firstOfProgram(snapshot));

    assertThat(markedLine(source)).as(String.join("\n", source.lines())).contains(statement);
    assertThat(source.origin()).isEqualTo(Origin.DECOMPILED);
  }

  private static String inMain(String body) {
    return "package shop;\n\n/** Comment. */\npublic class Main {\n\n\n  public static void main() throws Exception {\n"
        + body
        + "\n  }\n}\n";
  }

  static int firstOfProgram(Snapshot snapshot) {
    List<Frame> frames = snapshot.exceptions().get(0).frames();
    return IntStream.range(0, frames.size())
        .filter(index -> frames.get(index).application())
        .findFirst()
        .orElseThrow();
  }

  static String markedLine(FrameSource source) {
    Mark mark = source.mark();
    return mark == null ? "(nothing marked) " + source.note() : source.lines().get(mark.line() - 1);
  }
}
