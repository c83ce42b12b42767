// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.model.Snapshot;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What became of a failure, where more than one catch block has to do with it. */
class OutcomeTest {

  private static final String SOURCE =
      """
      import java.util.concurrent.*;
      class P {
        static final System.Logger LOG = System.getLogger("x");
        static int n;
        static void fail() { Integer.parseInt("x"); }
        static void run() { %s }
        static void loggedAndRethrown() { try { fail(); } catch (NumberFormatException e) { LOG.log(System.Logger.Level.ERROR, "a", e); throw e; } }
        static void rethrown() { try { fail(); } catch (NumberFormatException e) { n++; throw e; } }
        static void wrapped() { try { fail(); } catch (NumberFormatException e) { throw new IllegalStateException("w", e); } }
        static void replaced() { try { fail(); } catch (NumberFormatException e) { throw new IllegalStateException("instead"); } }
        @SuppressWarnings("finally")
        static int finallyReturns() { try { fail(); return 1; } finally { return 2; } }
        @SuppressWarnings("finally")
        static void finallyBreaks() { while (true) { try { fail(); } finally { n++; break; } } }
        static void finallyCleans() { try { fail(); } finally { n++; } }
        static void use(Object o) { n += o.hashCode(); }
      }
      """;

  private static final String NFE = "[java.lang.NumberFormatException]";
  private static final String WRAPPED =
      "[java.lang.IllegalStateException, java.lang.NumberFormatException]";

  static Stream<Arguments> failures() {
    return Stream.of(
        failure("loggedAndRethrown();", "LOGGED_ERROR " + NFE),
        failure(
            "try { loggedAndRethrown(); } catch (RuntimeException e) { }", "LOGGED_ERROR " + NFE),
        failure(
            "try { loggedAndRethrown(); } catch (RuntimeException e) { use(e); }",
            "LOGGED_ERROR " + NFE),
        failure(
            "try { rethrown(); } catch (RuntimeException e) { LOG.log(System.Logger.Level.WARNING, \"b\", e); }",
            "LOGGED_WARNING " + NFE),
        failure("try { rethrown(); } catch (RuntimeException e) { }", "SWALLOWED " + NFE),
        failure("try { rethrown(); } catch (RuntimeException e) { use(e); }", "CAUGHT " + NFE),
        failure("rethrown();", "UNCAUGHT " + NFE),
        failure("wrapped();", "UNCAUGHT " + WRAPPED),
        failure(
            "try { wrapped(); } catch (RuntimeException e) { LOG.log(System.Logger.Level.ERROR, \"c\", e); }",
            "LOGGED_ERROR " + WRAPPED),
        failure("try { wrapped(); } catch (RuntimeException e) { }", "SWALLOWED " + WRAPPED),
        failure("try { wrapped(); } catch (RuntimeException e) { use(e); }", "CAUGHT " + WRAPPED),
        failure("replaced();", "CAUGHT " + NFE, "UNCAUGHT [java.lang.IllegalStateException]"),
        failure("finallyReturns();", "SWALLOWED " + NFE),
        failure("finallyBreaks();", "SWALLOWED " + NFE),
        failure("finallyCleans();", "UNCAUGHT " + NFE),
        failure("new FutureTask<>(() -> { fail(); return 1; }).run();", "UNCAUGHT " + NFE));
  }

  private static Arguments failure(String body, String... events) {
    return Arguments.of(body, List.of(events));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void outcome_isTheLastWordOnTheFailure(String body, List<String> events) {
    Program program = Program.of(SOURCE.formatted(body));
    program.run("run");
    assertThat(program.snapshots()).extracting(OutcomeTest::text).containsExactlyElementsOf(events);
    assertThat(program.capture().counts().stream().mapToLong(count -> count.count()).sum())
        .isEqualTo(events.size());
  }

  private static String text(Snapshot snapshot) {
    return snapshot.event().kind() + " " + snapshot.event().types();
  }
}
