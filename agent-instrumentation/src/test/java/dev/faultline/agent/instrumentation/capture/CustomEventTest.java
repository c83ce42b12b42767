// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.Invocation;
import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.EntryPoint;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.ExceptionRecord.Relation;
import dev.faultline.agent.core.model.Outcome;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.model.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What an application tells by the API. */
class CustomEventTest {

  private static final String SOURCE =
      """
      import dev.faultline.api.*;
      import java.util.*;
      class P {
        static final System.Logger LOG = System.getLogger("x");
        static final RuntimeException KEPT = new IllegalStateException("kept");
        static int n;
        static class Order { int id = 17; String password = "hunter2hunter2";
          public String toString() { throw new Error("toString"); } public int hashCode() { throw new Error("hashCode"); } public boolean equals(Object o) { throw new Error("equals"); } }
        static void fail(int order) { Integer.parseInt("x" + order); }
        static void work() { try { fail(1); } catch (NumberFormatException e) { n++; } }
        %s
      }
      """;

  private static Program program(String body) {
    return Program.withApi(SOURCE.formatted(body));
  }

  private static Program ran(String body) {
    Program program = program(body);
    assertThat(program.run("run")).isNull();
    return program;
  }

  private static Map<String, Long> counts(Program program) {
    Map<String, Long> counts = new TreeMap<>();
    for (Count count : program.capture().counts()) {
      EventKey key = count.event();
      String text = key.name() == null ? key.kind() + " " + key.types() : key.name();
      counts.merge(text, count.count(), Long::sum);
    }
    return counts;
  }

  private static ExceptionRecord trace(Snapshot snapshot) {
    ExceptionRecord last = snapshot.exceptions().get(snapshot.exceptions().size() - 1);
    assertThat(last.relation()).isEqualTo(Relation.STATEMENT);
    return last;
  }

  private static List<String> data(Snapshot snapshot) {
    List<String> texts = new ArrayList<>();
    for (Value value : snapshot.surroundings().data()) {
      texts.add(value.name() + "=" + Program.text(value));
    }
    return texts;
  }

  @Test
  void event_hasItsDataAndTheVariablesOfTheMethodThatFires() {
    Program program =
        ran(
            """
            static void run() { pay(12, new Order()); }
            static void pay(int amount, Order order) {
              String card = "visa";
              Faultline.event("payment-declined").with("amount", amount).with("order", order).with("token", card).with("none", null).fire();
              n += card.length();
            }
            """);
    Snapshot snapshot = program.onlySnapshot();
    EventKey key = snapshot.event();
    assertThat(key.kind()).isEqualTo(Kind.CUSTOM);
    assertThat(key.name()).isEqualTo("payment-declined");
    assertThat(key.types()).isEmpty();
    assertThat(key.location().method()).isEqualTo("pay");
    assertThat(key.location().site()).isEqualTo("dev/faultline/api/Event.fire#0");
    assertThat(snapshot.outcome().kind()).isEqualTo(Outcome.Kind.FIRED);
    assertThat(data(snapshot))
        .containsExactly(
            "amount=12",
            "order=P$Order{id=17, password=<redacted: name>}",
            "token=<redacted: name>",
            "none=null");
    ExceptionRecord trace = trace(snapshot);
    assertThat(trace.message()).isEqualTo("payment-declined");
    assertThat(Program.variables(trace, "pay"))
        .containsEntry("amount", "12")
        .containsEntry("card", "\"visa\"")
        .containsKey("order");
    assertThat(trace.frames().get(0).className()).isEqualTo("dev.faultline.api.Event");
    assertThat(counts(program)).containsExactly(Map.entry("payment-declined", 1L));
  }

  @Test
  void oneName_inTwoPlaces_isTwoEvents() {
    Program program =
        ran(
            """
            static void run() { for (int i = 0; i < 3; i++) { Faultline.event("a").fire(); }
              Faultline.event("a").fire(); }
            """);
    assertThat(program.snapshots())
        .extracting(snapshot -> snapshot.event().location().site())
        .containsExactly("dev/faultline/api/Event.fire#0", "dev/faultline/api/Event.fire#1");
    assertThat(program.capture().counts())
        .extracting(Count::count)
        .containsExactlyInAnyOrder(3L, 1L);
  }

  @Test
  void aMillionFromOnePlace_areOneEventAndOneSnapshot_countedExactly() {
    Program program =
        ran(
            """
            static void run() { for (int i = 0; i < 1_000_000; i++) { Faultline.event("storm").with("i", i).fire(); } }
            """);
    assertThat(program.snapshots()).hasSize(1);
    assertThat(counts(program)).containsExactly(Map.entry("storm", 1_000_000L));
  }

  @Test
  void namesWithoutEnd_areCountedAsOther() {
    Program program =
        ran(
            """
            static void run() { for (int i = 0; i < 2000; i++) { Faultline.event("n" + i).fire(); } }
            """);
    Map<String, Long> counts = counts(program);
    assertThat(counts).hasSize(501).containsEntry("other", 1500L);
  }

  @Test
  void names_areCutAndHaveNoSecrets() {
    Program program =
        ran(
            """
            static void run() {
              Faultline.event("x".repeat(5_000_000)).fire();
              Faultline.event("password=hunter2hunter2").fire();
              Faultline.event("").fire();
              Faultline.event(null).cause(null).with(null, null).fire();
            }
            """);
    List<Snapshot> all = program.snapshots();
    assertThat(all.get(0).event().name()).hasSizeBetween(200, 201);
    assertThat(all.get(1).event().name()).startsWith("password").doesNotContain("hunter2");
    assertThat(trace(all.get(1)).message()).doesNotContain("hunter2");
    assertThat(all.get(2).event().name()).isEqualTo("unnamed");
    assertThat(data(all.get(3))).containsExactly("=null");
  }

  @Test
  void dataBeyondItsLimits_isLeftOutAndSaidSo() {
    Program program =
        ran(
            """
            static void run() { Event event = Faultline.event("many"); for (int i = 0; i < 70; i++) { event.with("value" + i, i); } event.fire(); }
            """);
    Snapshot snapshot = program.onlySnapshot();
    assertThat(data(snapshot)).hasSize(50).last().isEqualTo("value49=49");
    assertThat(snapshot.notes()).anyMatch(note -> note.startsWith("20 values of the event"));
  }

  @Test
  void causeThatWasSeenThrown_isOneEventWithItsFrames() {
    Program program =
        ran(
            """
            static void run() { try { fail(7); } catch (NumberFormatException e) { Faultline.event("bad-number").with("a", 1).cause(e).fire(); } }
            """);
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().kind()).isEqualTo(Kind.CUSTOM);
    assertThat(snapshot.event().name()).isEqualTo("bad-number");
    assertThat(snapshot.event().types()).containsExactly("java.lang.NumberFormatException");
    assertThat(snapshot.event().location().method()).isEqualTo("fail");
    assertThat(Program.variables(snapshot.exceptions().get(0), "fail")).containsEntry("order", "7");
    assertThat(Program.variables(trace(snapshot), "run")).containsKey("e");
    assertThat(data(snapshot)).containsExactly("a=1");
    assertThat(counts(program)).containsExactly(Map.entry("bad-number", 1L));
  }

  @Test
  void causesThatAreSeenThrown_areCountedExactlyByName() {
    Program program =
        ran(
            """
            static void run() {
              for (int i = 0; i < 1000; i++) {
                try { fail(i); } catch (NumberFormatException e) {
                  if (i % 10 == 0) { Faultline.event("tenth").cause(e).fire(); } else if (i % 2 == 0) { Faultline.event("even").cause(e).fire(); } else { n += e.hashCode(); }
                }
              }
            }
            """);
    assertThat(counts(program))
        .containsEntry("tenth", 100L)
        .containsEntry("even", 400L)
        .containsEntry("CAUGHT [java.lang.NumberFormatException]", 500L)
        .hasSize(3);
    assertThat(program.snapshots())
        .extracting(snapshot -> snapshot.event().name())
        .contains("tenth", "even");
  }

  @Test
  void eventsByTurns_ofOnePlaceThatThrows_areAllRecorded_atFirstWithWhatFiresThem() {
    Program program =
        ran(
            """
            static void run() {
              for (int i = 0; i < 10; i++) {
                try { fail(i); } catch (NumberFormatException e) {
                  if (i % 2 == 0) { Faultline.event("even").with("i", i).cause(e).fire(); } else { Faultline.event("odd").with("i", i).cause(e).fire(); }
                }
              }
            }
            """);
    assertThat(counts(program)).containsOnly(Map.entry("even", 5L), Map.entry("odd", 5L));
    List<Snapshot> all = program.snapshots();
    assertThat(all).hasSize(3);
    Snapshot odd = all.get(1);
    assertThat(odd.event().name()).isEqualTo("odd");
    assertThat(odd.event().location().method()).isEqualTo("fail");
    assertThat(data(odd)).containsExactly("i=1");
    assertThat(Program.variables(trace(odd), "run")).containsEntry("i", "1");
    assertThat(Program.frame(odd, "fail").variables()).isNull();
    assertThat(Program.frame(odd, "fail").variablesMissing()).contains("when it passed");
    assertThat(Program.variables(all.get(2).exceptions().get(0), "fail"))
        .containsEntry("order", "2");
  }

  @Test
  void eventThatIsRecordedLate_ofAnExceptionThatGoesOn_hasTheFramesFromThere() {
    Program program =
        program(
            """
            static void fire(int i) { try { fail(i); } catch (NumberFormatException e) { Faultline.event("fired" + i).cause(e).fire(); throw e; } }
            static void run() { int outer = 3; for (int i = 0; i < 2; i++) { try { fire(i); } catch (NumberFormatException e) { n += outer; } } }
            """);
    program.run("run");
    List<Snapshot> all = program.snapshots();
    assertThat(all).hasSize(2);
    assertThat(all.get(1).event().name()).isEqualTo("fired1");
    assertThat(Program.variables(all.get(1).exceptions().get(0), "fire")).containsEntry("i", "1");
    assertThat(Program.variables(all.get(1).exceptions().get(0), "run"))
        .containsEntry("outer", "3");
  }

  @Test
  void exceptionThatIsLoggedAndFired_isOneEvent_inEitherOrder() {
    String fire = "Faultline.event(\"fired\").cause(e).fire(); ";
    for (String block : List.of("log(e); " + fire, fire + "log(e); ")) {
      Program program =
          program(
              """
              static void log(Throwable e) { ((java.util.function.Consumer<Throwable>) System.getProperties().get("log")).accept(e); }
              static void run() { try { fail(7); } catch (NumberFormatException e) { %s } }
              """
                  .formatted(block));
      Consumer<Throwable> log = thrown -> logged(program, thrown);
      System.getProperties().put("log", log);
      assertThat(program.run("run")).isNull();
      System.getProperties().remove("log");
      assertThat(counts(program)).as(block).containsExactly(Map.entry("fired", 1L));
      assertThat(trace(program.onlySnapshot()).message()).isEqualTo("fired");
    }
  }

  /** As a logging library reports it. */
  private static void logged(Program program, Throwable thrown) {
    ApplicationLog log = program.capture().log();
    log.logged(log.begin(), 1, Severity.ERROR, "shop", "failed", null, null, thrown, null);
  }

  @Test
  void causeThatGoesOn_isStillOneEvent() {
    Program program =
        program(
            """
            static void run() { try { fail(7); } catch (NumberFormatException e) { Faultline.event("fired").cause(e).fire(); throw new IllegalStateException(e); } }
            """);
    assertThat(program.run("run")).isInstanceOf(IllegalStateException.class);
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.NumberFormatException");
    assertThat(counts(program)).containsExactly(Map.entry("fired", 1L));
  }

  @Test
  void causeThatWasNeverThrown_isShownWithItsStack() {
    Program program =
        ran(
            """
            static void run() { Faultline.event("made").cause(new IllegalStateException("made", new RuntimeException("inner"))).fire(); }
            """);
    Snapshot snapshot = program.onlySnapshot();
    assertThat(snapshot.event().types())
        .containsExactly("java.lang.IllegalStateException", "java.lang.RuntimeException");
    assertThat(snapshot.exceptions()).hasSize(3);
    assertThat(snapshot.exceptions().get(0).message()).isEqualTo("made");
  }

  @Test
  void eventFiredTwice_isCountedTwice_alsoWithACause() {
    Program program =
        ran(
            """
            static void run() { try { fail(7); } catch (NumberFormatException e) { Event event = Faultline.event("twice").cause(e); for (int i = 0; i < 2; i++) { event.fire(); } } }
            """);
    assertThat(counts(program)).containsExactly(Map.entry("twice", 2L));
  }

  @Test
  void hostileValues_areRecordedWithoutACallOfTheirMethods() {
    Program program =
        ran(
            """
            static void run() { Order order = new Order(); Faultline.context("order", order); Faultline.event("hostile").with("order", order).fire(); }
            """);
    Snapshot snapshot = program.onlySnapshot();
    assertThat(data(snapshot)).hasSize(1);
    assertThat(snapshot.surroundings().context()).containsEntry("order", "P$Order");
  }

  // --- context
  // -------------------------------------------------------------------------------------------------------------------

  @Test
  void context_isShownRedacted_andTakenBack() {
    Program program =
        ran(
            """
            static void run() {
              Faultline.context("tenant", "acme"); Faultline.context("apiToken", "t0psecretvalue"); Faultline.context("n", 17);
              Faultline.context("mail", "password=hunter2hunter2"); Faultline.context("gone", 1); Faultline.context("gone", null);
              work();
              Faultline.context("tenant", null); Faultline.context("apiToken", null); Faultline.context("n", null); Faultline.context("mail", null);
              Faultline.event("after").fire();
            }
            """);
    List<Snapshot> all = program.snapshots();
    Map<String, String> after = byKind(all, Kind.CUSTOM).surroundings().context();
    assertThat(after).isEmpty();
    Map<String, String> context = byKind(all, Kind.SWALLOWED).surroundings().context();
    assertThat(context).containsEntry("tenant", "acme").containsEntry("n", "17").hasSize(4);
    assertThat(context.toString()).doesNotContain("t0psecret").doesNotContain("hunter2");
  }

  private static Snapshot byKind(List<Snapshot> all, Kind kind) {
    return all.stream().filter(s -> s.event().kind() == kind).findFirst().orElseThrow();
  }

  @Test
  void contextBeyondItsLimits_isNotTaken() {
    Program program =
        ran(
            """
            static void run() {
              Faultline.context(null, 1); Faultline.context("", 1);
              for (int i = 0; i < 30; i++) { Faultline.context("x".repeat(99) + i, "y".repeat(1000)); }
              for (int i = 0; i < 30; i++) { Faultline.context("entry" + i, "v"); }
              Faultline.event("e").fire();
              for (int i = 0; i < 30; i++) { Faultline.context("x".repeat(99) + i, null); Faultline.context("entry" + i, null); }
            }
            """);
    Map<String, String> context = program.onlySnapshot().surroundings().context();
    assertThat(context).hasSize(20);
    assertThat(context.keySet()).allMatch(name -> name.length() <= 100);
    assertThat(context.values()).allMatch(value -> value.length() <= 301);
    assertThat(context.get("x".repeat(99) + 2)).hasSize(301);
  }

  @Test
  void contextOfAnInvocation_endsWithIt() {
    Program program =
        program(
            """
            static void outside() { Faultline.context("outer", 1); }
            static void run() { Faultline.context("inner", 2); Faultline.event("within").fire(); }
            static void after() { Faultline.event("after").fire(); Faultline.context("outer", null); }
            """);
    program.run("outside");
    Invocation invocation = program.capture().invocations().begin(EntryPoint.Kind.TASK, "task");
    program.run("run");
    program.capture().invocations().end(invocation, null);
    program.run("after");
    assertThat(program.snapshots())
        .extracting(snapshot -> snapshot.surroundings().context())
        .containsExactly(Map.of("outer", "1", "inner", "2"), Map.of("outer", "1"));
  }

  // --- ignored exceptions
  // -------------------------------------------------------------------------------------------------------------------

  @Test
  void ignoredException_leavesNoTrace() {
    Program program =
        ran(
            """
            static void run() { try { fail(7); } catch (NumberFormatException e) { Faultline.ignore(e); n++; } Faultline.ignore(null); }
            """);
    assertThat(program.snapshots()).isEmpty();
    assertThat(counts(program)).isEmpty();
  }

  @Test
  void ignoredException_thatIsThrownOn_wrapped_orLogged_leavesNoTrace() {
    for (String block :
        List.of(
            "throw e;",
            "throw new IllegalStateException(e);",
            "LOG.log(System.Logger.Level.ERROR, \"a\", e); throw e;")) {
      Program program =
          program(
              "static void run() { try { fail(7); } catch (NumberFormatException e) { Faultline.ignore(e); "
                  + block
                  + " } } static void outer() { try { run(); } catch (RuntimeException e) { LOG.log(System.Logger.Level.ERROR, \"b\", e); } }");
      program.run("outer");
      assertThat(program.snapshots()).as(block).isEmpty();
      assertThat(counts(program)).as(block).isEmpty();
    }
  }

  @Test
  void ignoredException_isNoEventWhereItIsLogged() {
    Program program = program("static void run() { Faultline.ignore(KEPT); }");
    program.run("run");
    Throwable kept = (Throwable) program.readStatic("KEPT");
    logged(program, kept);
    logged(program, new RuntimeException(kept));
    assertThat(counts(program)).isEmpty();
    logged(program, new RuntimeException("other"));
    assertThat(counts(program)).hasSize(1);
  }

  @Test
  void ignoredException_isIgnoredForGood_andOthersAreNot() {
    Program program =
        program(
            """
            static void ignore() { Faultline.ignore(KEPT); }
            static void run() { for (int i = 0; i < 5; i++) { try { throw KEPT; } catch (RuntimeException e) { n++; } } }
            static void wrapped() { try { throw new RuntimeException(KEPT); } catch (RuntimeException e) { n++; } }
            """);
    program.run("run");
    assertThat(program.snapshots()).hasSize(1);
    counts(program);
    program.capture().discard();
    program.run("ignore");
    program.run("run");
    assertThat(program.snapshots()).isEmpty();
    program.run("run");
    program.run("wrapped");
    assertThat(program.snapshots()).isEmpty();
    assertThat(counts(program)).isEmpty();
    program.run("work");
    assertThat(counts(program)).hasSize(1);
  }

  @Test
  void failureThatIsIgnored_doesNotTakeTheFirstSnapshotOfOthers() {
    Program program =
        ran(
            """
            static void run() { for (int i = 0; i < 3; i++) { try { fail(i); } catch (NumberFormatException e) { if (i < 2) { Faultline.ignore(e); } n++; } } }
            """);
    assertThat(Program.variables(program.onlySnapshot().exceptions().get(0), "fail"))
        .containsEntry("order", "2");
    assertThat(counts(program).values()).containsExactly(1L);
  }
}
