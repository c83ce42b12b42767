// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameCaptureTest {

  private static Map<String, String> variables(Snapshot snapshot, String method) {
    return Program.variables(Program.frame(snapshot, method));
  }

  @Test
  void everyVariableInScope_isRecordedAtTheFirstOccurrence() {
    Program program =
        Program.of(
            """
            import java.util.*;
            class P {
              int field = 3;
              static void run() { new P().work(1, 2L, 3.5, 2.5f, true, 'c', (byte) 7, (short) 8, "nine", null); }
              void work(int a, long b, double c, float d, boolean e, char f, byte g, short h, String i, Object none) {
                int[] numbers = {1, 2, 3};
                Map<String, Integer> map = new LinkedHashMap<>();
                map.put("one", 1);
                List<String> list = new ArrayList<>(Arrays.asList("x", "y"));
                throw new IllegalStateException("now " + numbers.length + map + list);
              }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "work"))
        .containsExactly(
            entry("a", "1"),
            entry("b", "2"),
            entry("c", "3.5"),
            entry("d", "2.5"),
            entry("e", "true"),
            entry("f", "c"),
            entry("g", "7"),
            entry("h", "8"),
            entry("i", "\"nine\""),
            entry("list", "[\"x\", \"y\"]"),
            entry("map", "{\"one\"=1}"),
            entry("none", "null"),
            entry("numbers", "[1, 2, 3]"),
            entry("this", "P{field=3}"));
  }

  @Test
  void variablesOutOfScope_andUnassignedOnes_areAbsent() {
    Program program =
        Program.of(
            """
            class P {
              static void run() {
                { String first = "gone"; first.length(); }
                { long second = 77; second++; }
                int unassigned;
                boolean flag = System.nanoTime() != 0;
                if (!flag) { unassigned = 1; }
                for (int i = 0; i < 3; i++) { flag |= i > 5; }
                for (int i = 10; ; i += 5) { if (i == 20) { throw new IllegalStateException(); } }
              }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "run"))
        .containsExactly(entry("flag", "true"), entry("i", "20"));
  }

  @Test
  void variablesOfTryBlock_areSeenBeforeItsCatch() {
    Program program =
        Program.of(
            """
            class P {
              static int run() {
                String outer = "o";
                try {
                  double inTry = 1.5;
                  Object text = "t";
                  return (Integer) text;
                } catch (ClassCastException e) {
                  return e.hashCode() + outer.length();
                }
              }
            }
            """);
    assertThat(program.run("run")).isNull();
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().kind()).isEqualTo(Kind.CAUGHT);
    assertThat(variables(snapshot, "run"))
        .containsExactly(entry("inTry", "1.5"), entry("outer", "\"o\""), entry("text", "\"t\""));
  }

  @Test
  void constructor_isRecordedFromBehindItsSuperCall() {
    Program program =
        Program.of(
            """
            class P {
              final int kept;
              P(int given) { super(); kept = given; String local = "l"; throw new IllegalStateException(local); }
              static void run() { new P(5); }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "<init>"))
        .containsExactly(entry("given", "5"), entry("local", "\"l\""), entry("this", "P{kept=5}"));
  }

  @Test
  void constructorArguments_thatThrowBeforeTheSuperCall_leaveTheCallersVariables() {
    Program program =
        Program.of(
            """
            class P {
              P(int n) {}
              P(String s) { this(Integer.parseInt(s)); }
              static void run() { String given = "x1"; new P(given); }
            }
            """);
    assertThat(program.run("run")).isInstanceOf(NumberFormatException.class);
    assertThat(variables(program.onlySnapshot(), "run")).containsExactly(entry("given", "\"x1\""));
  }

  @Test
  void lambda_hasItsCapturedVariables() {
    Program program =
        Program.of(
            """
            import java.util.*;
            class P {
              static void run() {
                int captured = 42;
                List.of("a").forEach(element -> { int own = captured + 1; throw new IllegalStateException(element + own); });
              }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(variables(snapshot, "lambda$run$0"))
        .containsExactly(entry("captured", "42"), entry("element", "\"a\""), entry("own", "43"));
    assertThat(variables(snapshot, "run")).containsExactly(entry("captured", "42"));
  }

  @Test
  void recursion_recordsEachFrameWithItsOwnVariables() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { down(3); }
              static int down(int n) {
                try {
                  if (n == 0) { throw new IllegalStateException(); }
                  return down(n - 1) + n;
                } finally {
                  n += 100;
                }
              }
            }
            """);
    program.run("run");
    assertThat(
            program.onlySnapshot().exceptions().get(0).frames().stream()
                .filter(frame -> frame.method().equals("down"))
                .map(Program::variables))
        .containsExactly(Map.of("n", "0"), Map.of("n", "1"), Map.of("n", "2"), Map.of("n", "3"));
  }

  @Test
  void wrappedException_isOneFailureWithTheFramesOfBoth() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { outer("k"); }
              static void outer(String key) {
                try { inner(key, 5); } catch (NumberFormatException e) { int code = 9; throw new IllegalStateException("wrapped " + code, e); }
              }
              static int inner(String text, int radix) { return Integer.parseInt(text, radix); }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.NumberFormatException");
    ExceptionRecord wrapper = snapshot.exceptions().get(0);
    ExceptionRecord cause = snapshot.exceptions().get(1);
    assertThat(Program.variables(wrapper, "outer"))
        .containsEntry("code", "9")
        .containsEntry("key", "\"k\"");
    assertThat(Program.variables(cause, "inner"))
        .containsExactly(entry("radix", "5"), entry("text", "\"k\""));
    assertThat(snapshot.event().location().method()).isEqualTo("inner");
    assertThat(snapshot.event().location().site()).isEqualTo("java/lang/Integer.parseInt#0");
  }

  @Test
  void suppressedException_isPartOfTheFailure() {
    Program program =
        Program.of(
            """
            class P implements AutoCloseable {
              public void close() { int closing = 1; throw new IllegalStateException("close" + closing); }
              static void run() { try (P resource = new P()) { int body = 7; throw new RuntimeException("body" + body); } }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.exceptions()).hasSize(2);
    assertThat(Program.variables(snapshot.exceptions().get(0), "run")).containsEntry("body", "7");
    assertThat(snapshot.exceptions().get(1).relation())
        .isEqualTo(ExceptionRecord.Relation.SUPPRESSED);
    assertThat(Program.variables(snapshot.exceptions().get(1), "close"))
        .containsEntry("closing", "1");
  }

  @Test
  void valuesOfSuppressedException_haveNumbersOfTheirOwn() {
    Program program =
        Program.of(
            """
            class P implements AutoCloseable {
              final int n;
              P(int n) { this.n = n; }
              public void close() { P same = this; throw new IllegalStateException("close" + same.n); }
              static void run() { P other = new P(1); P again = other; try (P resource = new P(7)) { throw new RuntimeException("body" + again); } }
            }
            """);
    program.run("run");
    Map<Integer, String> byNumber = new java.util.HashMap<>();
    Map<String, Integer> references = new java.util.HashMap<>();
    for (ExceptionRecord exception : program.onlySnapshot().exceptions()) {
      for (FrameRecord frame : exception.frames()) {
        for (Value value : frame.variables() == null ? List.<Value>of() : frame.variables()) {
          if (value.id() > 0) {
            assertThat(byNumber.put(value.id(), Program.text(value))).isNull();
          } else {
            references.put(value.name(), value.reference());
          }
        }
      }
    }
    assertThat(byNumber.get(references.get("other"))).isEqualTo("P{n=1}");
    assertThat(byNumber.get(references.get("this"))).isEqualTo("P{n=7}");
  }

  @Test
  void exceptionThrownAndCaughtInFinally_doesNotEndTheOneThatPasses() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { outer(); }
              static void outer() { int o = 1; inner(o); }
              static void inner(int i) {
                try { throw new IllegalStateException("first"); }
                finally { try { Integer.parseInt("x"); } catch (NumberFormatException e) { } }
              }
            }
            """);
    assertThat(program.run("run")).hasMessage("first");
    assertThat(program.snapshots())
        .extracting(snapshot -> snapshot.event().kind() + " " + snapshot.event().types())
        .containsExactlyInAnyOrder(
            "SWALLOWED [java.lang.NumberFormatException]",
            "UNCAUGHT [java.lang.IllegalStateException]");
    Snapshot first =
        program.snapshots().stream()
            .filter(s -> s.event().kind() == Kind.UNCAUGHT)
            .findFirst()
            .orElseThrow();
    assertThat(variables(first, "outer")).containsExactly(entry("o", "1"));
  }

  @Test
  void exceptionThatIsThrownOnAfterAnotherOneWasCaught_isOneFailure() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { outer("o"); }
              static void outer(String kept) {
                try { Integer.parseInt("first"); }
                catch (NumberFormatException e) {
                  try { rollBack(); } catch (IllegalStateException second) { second.getMessage().length(); }
                  throw e;
                }
              }
              static void rollBack() { throw new IllegalStateException("second"); }
            }
            """);
    assertThat(program.run("run")).isInstanceOf(NumberFormatException.class);
    assertThat(program.snapshots())
        .extracting(snapshot -> snapshot.event().kind() + " " + snapshot.event().types())
        .containsExactlyInAnyOrder(
            "CAUGHT [java.lang.IllegalStateException]",
            "UNCAUGHT [java.lang.NumberFormatException]");
  }

  @Test
  void logStatementOfAnInnerCatchBlock_isNotOneOfTheOuter() {
    Program program =
        Program.of(
            """
            class P {
              static void run() {
                try { Integer.parseInt("first"); }
                catch (NumberFormatException e) {
                  e.getMessage().length();
                  try { rollBack(); }
                  catch (IllegalStateException second) { System.getLogger("x").log(System.Logger.Level.ERROR, "second"); }
                }
              }
              static void rollBack() { throw new IllegalStateException("second"); }
            }
            """);
    program.run("run");
    assertThat(program.snapshots())
        .extracting(snapshot -> snapshot.event().kind() + " " + snapshot.event().types())
        .containsExactlyInAnyOrder(
            "CAUGHT [java.lang.NumberFormatException]",
            "LOGGED_ERROR [java.lang.IllegalStateException]");
  }

  @Test
  void synchronizedBlock_releasesItsMonitor() {
    Program program =
        Program.of(
            """
            class P {
              static final Object LOCK = new Object();
              static void run() { synchronized (LOCK) { String held = "h"; throw new IllegalStateException(held); } }
              static synchronized void all() { int n = 1; throw new IllegalStateException("" + n); }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "run")).containsExactly(entry("held", "\"h\""));
    program.run("all");
    Object lock = readStatic(program, "LOCK");
    assertThat(Thread.holdsLock(lock)).isFalse();
    assertThat(Thread.holdsLock(program.load("P"))).isFalse();
  }

  private static Object readStatic(Program program, String field) {
    try {
      var declared = program.load("P").getDeclaredField(field);
      declared.setAccessible(true);
      return declared.get(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theApplicationGetsTheSameThrowable_andItsStackIsUntouched() {
    Program program =
        Program.of(
            """
            class P {
              static final RuntimeException SHARED = new IllegalStateException("shared");
              static void run() { deeper(); }
              static void deeper() { throw SHARED; }
            }
            """);
    Throwable thrown = program.run("run");
    assertThat(thrown).isSameAs(readStatic(program, "SHARED"));
    assertThat(thrown.getStackTrace())
        .noneMatch(e -> e.getClassName().startsWith("java.lang.Faultline"));
  }

  @Test
  void stackOverflow_passesWithoutAnyCallOfOurs() {
    Program program =
        Program.of(
            """
            class P {
              static int depth;
              static void run() { down(0); }
              static void down(int n) { depth = n; down(n + 1); }
            }
            """);
    assertThat(program.run("run")).isExactlyInstanceOf(StackOverflowError.class);
    assertThat(program.snapshots()).isEmpty();
  }

  @Test
  void deadArray_isNotReadBehindTheLastLineThatUsesIt() {
    Program program =
        Program.of(
            """
            class P {
              static void run() {
                byte[] large = make();
                int length = large.length;
                throw new IllegalStateException("" + length);
              }
              static byte[] make() { return new byte[100]; }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "run"))
        .containsExactly(entry("large", "<not read: no longer used>"), entry("length", "100"));
  }

  @Test
  void deadArray_ofTheHeadOfATry_isNotReadInItsBody() {
    Program program =
        Program.of(
            """
            class P implements AutoCloseable {
              final int size;
              P(int size) { this.size = size; }
              public void close() { }
              static void run() {
                byte[] large = new byte[Integer.parseInt("100")];
                try (P resource = new P(large.length)) {
                  Integer.parseInt("x" + resource.size);
                }
              }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "run"))
        .containsEntry("large", "<not read: no longer used>");
  }

  @Test
  void array_thatABranchAssigns_isReadThereWhereItIsUsedBehindTheBranches() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { work(0); }
              static int work(int kind) {
                char[] text;
                switch (kind) {
                  case 0:
                    text = "first".toCharArray();
                    Integer.parseInt("x");
                    break;
                  default:
                    text = "other".toCharArray();
                }
                return text.length;
              }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "work"))
        .containsKey("text")
        .doesNotContainEntry("text", "<not read: no longer used>");
  }

  @Test
  void methodWithoutVariables_inAClassThatNamesThem_showsNoneOfTheCompilers() {
    Program program =
        Program.of(
            """
            class P {
              static final Object LOCK = new Object();
              static void run() { synchronized (LOCK) { Integer.parseInt("x"); } }
              static int other(int number) { return number; }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "run")).isEmpty();
  }

  @Test
  void deadArray_thatMayBeALargeOne_isNotReadAlthoughASmallOneIsMadeToo() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { work(5); }
              static int work(int n) {
                byte[] data = n > 1 ? make(n) : new byte[] {1};
                int length = data.length;
                throw new IllegalStateException("" + length);
              }
              static byte[] make(int n) { return new byte[n]; }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "work"))
        .containsEntry("data", "<not read: no longer used>");
  }

  @Test
  void variablesOfTheCompiler_areLeftOut() {
    Program program =
        Program.of(
            """
            class P {
              static void run() {
                Integer arr$ = 1, index$1 = 2, written$iv = 3;
                String selector0$temp = "x";
                Integer.parseInt("y");
              }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "run")).containsExactly(entry("written$iv", "3"));
  }

  @Test
  void deadCollectionsOfOthers_areNotReadEither_byTheirNames() {
    Program program =
        Program.of(
            """
            class P {
              static class ImmutableList { int size() { return 1; } }
              static class ByteBuf { int size() { return 2; } }
              static class Order { int size() { return 3; } }
              static void run() {
                ImmutableList list = new ImmutableList();
                ByteBuf buffer = new ByteBuf();
                Order order = new Order();
                int size = list.size() + buffer.size() + order.size();
                throw new IllegalStateException("" + size);
              }
            }
            """);
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "run"))
        .containsEntry("list", "<not read: no longer used>")
        .containsEntry("buffer", "<not read: no longer used>")
        .containsEntry("order", "P$Order{}");
  }

  @Test
  void withoutDebugInformation_parametersAndSlotsAreRecordedUnderMadeUpNames() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { work("given", 5L); }
              static void work(String s, long n) { int local = (int) n * 2; throw new IllegalStateException(s + local); }
            }
            """,
            "-g:none");
    program.run("run");
    assertThat(variables(program.onlySnapshot(), "work"))
        .containsExactly(entry("arg0", "\"given\""), entry("arg1", "5"), entry("local3", "10"));
  }

  @Test
  void exceptionWithoutStack_hasItsFramesRebuilt() {
    Program program =
        Program.of(
            """
            class P {
              static class Fast extends RuntimeException { Fast() { super("fast", null, false, false); } }
              static void run() { int a = 1; inner(a + 1); }
              static void inner(int b) { throw new Fast(); }
            }
            """);
    program.run("run");
    ExceptionRecord exception = program.onlySnapshot().exceptions().get(0);
    assertThat(exception.stackRebuilt()).isTrue();
    assertThat(exception.frames()).extracting(FrameRecord::method).containsExactly("inner", "run");
    assertThat(Program.variables(exception, "inner")).containsExactly(entry("b", "2"));
    assertThat(Program.variables(exception, "run")).containsExactly(entry("a", "1"));
  }

  @Test
  void outcome_isReadFromTheCatchBlock() {
    Program program =
        Program.of(
            """
            class P {
              static int n;
              static void swallowed() { try { Integer.parseInt("a"); } catch (NumberFormatException e) { } }
              static int fallback() { try { return Integer.parseInt("b"); } catch (NumberFormatException e) { return 0; } }
              static void used() { try { Integer.parseInt("c"); } catch (NumberFormatException e) { n = e.getMessage().length(); } }
              static void answered() { try { Integer.parseInt("d"); } catch (NumberFormatException e) { retry(); } }
              static void retry() { n++; }
              static void logged() { try { Integer.parseInt("e"); } catch (NumberFormatException e) { System.getLogger("x").log(System.Logger.Level.WARNING, "failed", e); } }
              static void rethrown() { try { Integer.parseInt("f"); } catch (NumberFormatException e) { throw e; } }
            }
            """);
    for (String method :
        new String[] {"swallowed", "fallback", "used", "answered", "logged", "rethrown"}) {
      program.run(method);
    }
    assertThat(program.snapshots())
        .extracting(s -> s.event().location().method() + " " + s.event().kind())
        .containsExactly(
            "swallowed SWALLOWED",
            "fallback SWALLOWED",
            "used CAUGHT",
            "answered CAUGHT",
            "logged LOGGED_WARNING",
            "rethrown UNCAUGHT");
  }

  @Test
  void counts_areExact_whateverIsRecorded() {
    Program program =
        Program.of(
            """
            class P {
              static void run() {
                for (int i = 0; i < 10_000; i++) {
                  try { fail(i); } catch (IllegalStateException e) { }
                }
              }
              static void fail(int i) { throw new IllegalStateException(); }
            }
            """);
    program.run("run");
    program.snapshots();
    long count = program.capture().counts().stream().mapToLong(c -> c.count()).sum();
    assertThat(count).isEqualTo(10_000);
  }

  @Test
  void hostileObjects_areReadWithoutRunningTheirCode() {
    Program program =
        Program.of(
            """
            class P extends RuntimeException implements Comparable<P>, Iterable<String> {
              static int calls;
              int state = 5;
              P() { super("hostile"); }
              public String toString() { calls++; throw new Error(); }
              public int hashCode() { calls++; throw new Error(); }
              public boolean equals(Object o) { calls++; throw new Error(); }
              public String getMessage() { calls++; throw new Error(); }
              public synchronized Throwable getCause() { calls++; throw new Error(); }
              public StackTraceElement[] getStackTrace() { calls++; throw new Error(); }
              public int compareTo(P o) { calls++; throw new Error(); }
              public java.util.Iterator<String> iterator() { calls++; throw new Error(); }
              static void run() { P local = new P(); java.util.List<P> list = new java.util.ArrayList<>(java.util.List.of(local)); list.size(); fail(local, list); }
              static void fail(P thrown, java.util.List<P> among) { among.size(); throw thrown; }
              static int calls() { return calls; }
            }
            """);
    assertThat(program.run("run")).isInstanceOf(RuntimeException.class);
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.exceptions().get(0).message()).isEqualTo("hostile");
    assertThat(variables(snapshot, "fail")).containsEntry("thrown", "hostile");
    assertThat(readStatic(program, "calls")).isEqualTo(0);
  }

  @Test
  void secrets_areRedactedByNameAndByValue() {
    Program program =
        Program.of(
            """
            import java.util.*;
            class P {
              String userPassword = "hunter2";
              static void run() { new P().login("tiger3", "Bearer abcdefghijklmnopqrstuvwxyz0123456789"); }
              void login(String password, String header) {
                Map<String, String> form = new HashMap<>();
                form.put("api_key", "k-123456");
                form.size();
                throw new IllegalStateException("jdbc:postgresql://db/x?user=a&password=lion4 " + form.size() + header.length());
              }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().location().site())
        .isEqualTo("throw java/lang/IllegalStateException#0");
    String all = variables(snapshot, "login") + " " + snapshot.exceptions().get(0).message();
    assertThat(all)
        .doesNotContain("hunter2", "tiger3", "k-123456", "lion4", "abcdefghijklmnop")
        .contains("redacted");
  }
}
