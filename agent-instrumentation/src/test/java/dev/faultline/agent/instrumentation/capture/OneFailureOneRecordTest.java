// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OneFailureOneRecordTest {

  private static long count(Program program) {
    return program.capture().counts().stream().mapToLong(count -> count.count()).sum();
  }

  @Test
  void failureOfTask_goesOnInTheThreadThatAsksForItsResult() {
    Program program =
        Program.of(
            """
            import java.util.concurrent.*;
            class P {
              static void run() throws Exception {
                ExecutorService pool = Executors.newSingleThreadExecutor();
                String asking = "a";
                try { pool.submit(() -> task(7)).get(); } finally { pool.shutdown(); }
              }
              static int task(int order) { throw new IllegalStateException("order " + order); }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().types())
        .containsExactly(
            "java.util.concurrent.ExecutionException", "java.lang.IllegalStateException");
    assertThat(snapshot.event().location().method()).isEqualTo("task");
    assertThat(Program.variables(snapshot.exceptions().get(0), "run"))
        .containsEntry("asking", "\"a\"");
    assertThat(Program.variables(snapshot.exceptions().get(1), "task"))
        .containsExactly(entry("order", "7"));
    assertThat(snapshot.notes()).anyMatch(note -> note.startsWith("Passed on to thread"));
    assertThat(count(program)).isEqualTo(1);
  }

  @Test
  void failureOfStage_goesOnInTheThreadThatJoins() {
    Program program =
        Program.of(
            """
            import java.util.concurrent.*;
            class P {
              static int run() {
                return CompletableFuture.supplyAsync(() -> stage(1)).thenApply(n -> n + 1).join();
              }
              static int stage(int n) { return Integer.parseInt("x" + n); }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(Program.variables(snapshot.exceptions().get(1), "stage"))
        .containsExactly(entry("n", "1"));
    assertThat(count(program)).isEqualTo(1);
  }

  @Test
  void failureInParallelStream_isOne() {
    Program program =
        Program.of(
            """
            import java.util.stream.*;
            class P {
              static void run() {
                int limit = 990;
                IntStream.range(0, 1000).parallel().forEach(i -> { if (i == limit) { throw new IllegalStateException("" + i); } });
              }
            }
            """);
    program.run("run");
    assertThat(program.snapshots()).hasSize(1);
    assertThat(count(program)).isEqualTo(1);
  }

  @Test
  void exceptionThatIsStoredAndThrownByAnotherThread_isOneFailureWithTheOutcomeThere() {
    Program program =
        Program.of(
            """
            class P {
              static Throwable stored;
              static void run() throws Throwable {
                Thread worker = new Thread(() -> { try { work(3); } catch (RuntimeException e) { stored = e; } });
                worker.start();
                worker.join();
                try { hand(); } catch (IllegalStateException e) { System.getLogger("x").log(System.Logger.Level.ERROR, "failed", e); }
              }
              static void hand() throws Throwable { throw stored; }
              static void work(int n) { throw new IllegalStateException("work " + n); }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().kind()).isEqualTo(Kind.LOGGED_ERROR);
    assertThat(Program.variables(snapshot.exceptions().get(0), "work"))
        .containsExactly(entry("n", "3"));
    assertThat(count(program)).isEqualTo(1);
  }

  @Test
  void oneObjectThrownByTwoThreads_isTwoFailures() {
    Program program =
        Program.of(
            """
            class P {
              static final RuntimeException KEPT = new IllegalStateException("kept");
              static class Fast extends RuntimeException { Fast() { super("fast", null, false, false); } }
              static final RuntimeException FAST = new Fast();
              static void kept() throws Exception { twice(KEPT); }
              static void fast() throws Exception { twice(FAST); }
              static void twice(RuntimeException e) throws Exception {
                Thread[] threads = new Thread[2];
                for (int i = 0; i < 2; i++) {
                  threads[i] = new Thread(() -> fail(e));
                  threads[i].setUncaughtExceptionHandler((t, x) -> {});
                  threads[i].start();
                  threads[i].join();
                }
              }
              static void fail(RuntimeException e) { throw e; }
            }
            """);
    program.run("kept");
    assertThat(count(program)).isEqualTo(2);
    program.run("fast");
    assertThat(count(program)).isEqualTo(2);
  }

  @Test
  void keptException_isCountedEachTimeItIsThrown() {
    Program program =
        Program.of(
            """
            import java.util.concurrent.*;
            class P {
              static int used;
              static class Fast extends RuntimeException { Fast() { super("fast", null, false, false); } }
              static final RuntimeException FAST = new Fast();
              static final RuntimeException KEPT = new IllegalStateException("kept");
              static void inCallee() { for (int i = 0; i < 100; i++) { try { fail(FAST); } catch (RuntimeException e) { used += e.hashCode(); } } }
              static void keptInCallee() { for (int i = 0; i < 100; i++) { try { fail(KEPT); } catch (RuntimeException e) { used += e.hashCode(); } } }
              static void inline() { for (int i = 0; i < 100; i++) { try { throw FAST; } catch (RuntimeException e) { used += e.hashCode(); } } }
              static void ignored() { for (int i = 0; i < 100; i++) { try { fail(FAST); } catch (RuntimeException e) { } } }
              static void byLibrary() { for (int i = 0; i < 100; i++) { new FutureTask<>(() -> task()).run(); } }
              static Object task() { throw FAST; }
              static void fail(RuntimeException e) { throw e; }
              static void recursive() { for (int i = 0; i < 100; i++) { new FutureTask<>(() -> { down(5); return null; }).run(); } }
              static void down(int n) { if (n == 0) { throw FAST; } down(n - 1); }
              static void rethrown() { for (int i = 0; i < 100; i++) { try { again(); } catch (RuntimeException e) { } } }
              static void again() { try { fail(FAST); } catch (RuntimeException e) { used++; throw e; } }
            }
            """);
    for (String method :
        new String[] {"inCallee", "keptInCallee", "inline", "ignored", "byLibrary", "rethrown"}) {
      program.run(method);
      assertThat(count(program)).as(method).isEqualTo(100);
    }
    program.run("recursive");
    assertThat(count(program)).as("recursive").isBetween(100L, 101L);
  }

  @Test
  void exceptionThatIsStoredAndThrownLater_isOneFailure() {
    Program program =
        Program.of(
            """
            class P {
              static RuntimeException stored;
              static void run() { first(1); second(2); }
              static void first(int a) { try { fail(a); } catch (RuntimeException e) { stored = e; } }
              static void second(int b) { throw stored; }
              static void fail(int n) { throw new IllegalStateException("" + n); }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().kind()).isEqualTo(Kind.UNCAUGHT);
    assertThat(count(program)).isEqualTo(1);
  }

  @Test
  void failureThatGoesOnAfterALongTime_isNotCountedAgain() {
    Program program =
        Program.of(
            """
            import java.util.concurrent.*;
            class P {
              static Future<Integer> future;
              static void start() throws Exception {
                ExecutorService pool = Executors.newSingleThreadExecutor();
                future = pool.submit(() -> task(7));
                pool.shutdown();
                pool.awaitTermination(1, TimeUnit.MINUTES);
              }
              static void ask() throws Exception { future.get(); }
              static int task(int order) { throw new IllegalStateException("order " + order); }
            }
            """);
    program.run("start");
    assertThat(count(program)).isEqualTo(1);
    assertThat(program.run("ask")).isInstanceOf(java.util.concurrent.ExecutionException.class);
    assertThat(count(program)).isZero();
  }

  @Test
  void nestedThrowsInFinallyAndClose_areFailuresOfTheirOwn() {
    Program program =
        Program.of(
            """
            class P {
              static void run() {
                try { outer(); } catch (IllegalStateException e) { throw new IllegalArgumentException("wrapped", e); }
              }
              static void outer() { try { throw new IllegalStateException("lost"); } finally { replaced(4); } }
              static void replaced(int n) { throw new IllegalStateException("replaces " + n); }
            }
            """);
    program.run("run");
    assertThat(program.snapshots()).hasSize(2);
    Snapshot wrapped =
        program.snapshots().stream()
            .filter(snapshot -> snapshot.exceptions().size() == 2)
            .findFirst()
            .orElseThrow();
    ExceptionRecord cause = wrapped.exceptions().get(1);
    assertThat(cause.message()).isEqualTo("replaces 4");
    assertThat(Program.variables(cause, "replaced")).containsExactly(entry("n", "4"));
    assertThat(count(program)).isEqualTo(2);
  }

  @Test
  void tryWithResources_isNoCatchBlock_whateverTheClassFileNames() {
    for (String debug : new String[] {"-g", "-g:source,lines", "-g:none"}) {
      Program program =
          Program.of(
              """
              class P implements AutoCloseable {
                public void close() { throw new IllegalStateException("close"); }
                static P open() { return System.nanoTime() == 0 ? null : new P(); }
                static void run() { outer(5); }
                static void outer(int a) { try (P resource = open()) { inner(a); } }
                static void inner(int b) { throw new IllegalArgumentException("body " + b); }
              }
              """,
              debug);
      program.run("run");
      Snapshot snapshot = program.onlySnapshot();
      assertThat(snapshot.event().kind()).as(debug).isEqualTo(Kind.UNCAUGHT);
      assertThat(snapshot.exceptions())
          .extracting(ExceptionRecord::message)
          .containsExactly("body 5", "close");
      assertThat(count(program)).as(debug).isEqualTo(1);
    }
  }

  @Test
  void suppressedException_staysAPartOfTheCause_thatALibraryWraps() {
    Program program =
        Program.of(
            """
            class P implements AutoCloseable {
              static int asked;
              static class Hostile extends RuntimeException {
                Hostile(String message) { super(message); }
                public boolean equals(Object other) { asked++; return false; }
                public int hashCode() { asked++; return 1; }
              }
              public void close() { int closing = 3; throw new Hostile("close " + closing); }
              static void run() throws Exception { int outer = 1; P.class.getDeclaredMethod("work").invoke(null); }
              static void work() { try (P resource = new P()) { int inner = 2; throw new Hostile("work " + inner); } }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.exceptions())
        .extracting(ExceptionRecord::message)
        .containsExactly(null, "work 2", "close 3");
    assertThat(Program.variables(snapshot.exceptions().get(2), "close"))
        .containsEntry("closing", "3");
    assertThat(count(program)).isEqualTo(1);
    assertThat(program.readStatic("asked")).isEqualTo(0);
  }

  @Test
  void exceptionWithoutStack_thatPassesARecursion_isOneFromTheFirstTimeOn() {
    Program program =
        Program.of(
            """
            class P {
              static class Light extends RuntimeException { Light() { super("light", null, false, false); } }
              static void run() { String here = "run"; try { down(3); } catch (Light e) { System.out.println(e.getMessage()); } }
              static int down(int n) { if (n == 0) { throw new Light(); } return down(n - 1) + 1; }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().kind()).isEqualTo(Kind.CAUGHT);
    assertThat(Program.variables(snapshot.exceptions().get(0), "run"))
        .containsEntry("here", "\"run\"");
    assertThat(count(program)).isEqualTo(1);
  }

  @Test
  void suppressedException_comesWithItsCause() {
    Program program =
        Program.of(
            """
            class P implements AutoCloseable {
              public void close() {
                try { flush(4); } catch (IllegalStateException e) { throw new IllegalArgumentException("close", e); }
              }
              static void flush(int left) { throw new IllegalStateException("flush"); }
              static void run() { try (P resource = new P()) { throw new UnsupportedOperationException("work"); } }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.exceptions())
        .extracting(
            ExceptionRecord::message, ExceptionRecord::relation, exception -> exception.parent())
        .containsExactly(
            tuple("work", ExceptionRecord.Relation.THROWN, -1),
            tuple("close", ExceptionRecord.Relation.SUPPRESSED, 0),
            tuple("flush", ExceptionRecord.Relation.CAUSE, 1));
    assertThat(Program.variables(snapshot.exceptions().get(2), "flush"))
        .containsExactly(entry("left", "4"));
    assertThat(snapshot.event().location().method()).isEqualTo("run");
  }

  @Test
  void suppressedException_ofAnOccurrenceThatIsOnlyCounted_isRecordedWithTheNext() {
    Program program =
        Program.of(
            """
            class P implements AutoCloseable {
              final boolean fails;
              P(boolean fails) { this.fails = fails; }
              public void close() { int closing = 3; if (fails) { throw new IllegalStateException("close"); } }
              static void run() { for (int i = 0; i < 5; i++) { try { work(i > 0); } catch (RuntimeException e) { e.getClass(); } } }
              static void work(boolean fails) { try (P resource = new P(fails)) { throw new IllegalArgumentException("work"); } }
            }
            """);
    program.run("run");
    assertThat(program.snapshots())
        .extracting(snapshot -> snapshot.exceptions().size())
        .containsExactly(1, 2);
    assertThat(Program.variables(program.snapshots().get(1).exceptions().get(1), "close"))
        .containsEntry("closing", "3");
    assertThat(count(program)).isEqualTo(5);
  }

  @Test
  void longChainOfCauses_keepsItsEnds_andNoValueRefersToWhatIsLeftOut() {
    Program program =
        Program.of(
            """
            class P {
              static void run() { work(60, new P()); }
              static int work(int left, P shared) {
                try {
                  if (left == 0) { throw new IllegalStateException("root"); }
                  P own = new P();
                  return work(left - 1, own);
                } catch (RuntimeException e) {
                  throw new RuntimeException("wrap " + left, e);
                }
              }
            }
            """);
    program.run("run");
    Snapshot snapshot = program.onlySnapshot();
    List<ExceptionRecord> exceptions = snapshot.exceptions();
    ExceptionRecord root = exceptions.get(exceptions.size() - 1);
    assertThat(exceptions.get(0).message()).isEqualTo("wrap 60");
    assertThat(root.message()).isEqualTo("root");
    assertThat(root.parent()).isEqualTo(exceptions.size() - 2);
    assertThat(Program.variables(root, "work"))
        .containsExactly(entry("left", "0"), entry("shared", "P{}"));
    assertThat(exceptions.size()).isLessThan(40);
    assertThat(snapshot.notes())
        .anyMatch(note -> note.matches(62 - exceptions.size() + " exceptions are not shown.*"))
        .anyMatch(note -> note.matches("\\d+ exceptions without variables.*"));
    assertThat(dangling(snapshot)).isEmpty();
  }

  private static Set<Integer> dangling(Snapshot snapshot) {
    Set<Integer> numbers = new HashSet<>();
    Set<Integer> references = new HashSet<>();
    for (ExceptionRecord exception : snapshot.exceptions()) {
      for (FrameRecord frame : exception.frames()) {
        if (frame.variables() != null) {
          collect(frame.variables(), numbers, references);
        }
      }
    }
    assertThat(references).isNotEmpty();
    references.removeAll(numbers);
    return references;
  }

  private static void collect(List<Value> values, Set<Integer> numbers, Set<Integer> references) {
    for (Value value : values) {
      numbers.add(value.id());
      if (value.kind() == Value.Kind.REFERENCE) {
        references.add(value.reference());
      }
      collect(value.children(), numbers, references);
    }
  }
}
