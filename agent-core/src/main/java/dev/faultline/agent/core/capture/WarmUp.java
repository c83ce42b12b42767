// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.delivery.Outbox;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.model.Value.Role;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.site.CatchSite;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.KnownClasses;
import dev.faultline.agent.core.site.MethodSites;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.core.site.SiteVariable;
import dev.faultline.agent.core.site.StatementSite;
import java.io.File;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Runs the whole way from hook to snapshot before the application does. The first exception of a
 * JVM can be one for which nothing may be loaded or linked any more, such as those that a full
 * stack makes (docs/safety-mechanisms.md, rule 8); and the first snapshot of a JVM should not take
 * ten times as long as the others.
 */
final class WarmUp {

  private static final int ROUNDS = 3;

  /** What a variable may hold. */
  @SuppressWarnings("unused")
  private static final class Sample {
    private final String text = "text";
    private final Integer boxed = 42;
    private final int number = 42;
    private final long large = 1L << 40;
    private final double fraction = 0.5;
    private final boolean flag = true;
    private final int[] numbers = {1, 2, 3};
    private final Object[] objects = {"a", null, Role.LOCAL};
    private final List<Object> list = new ArrayList<Object>(Arrays.asList("a", 1, 2L));
    private final Map<String, Object> map = new HashMap<>();
    private final Object[] others = {
      Collections.synchronizedMap(map).keySet(),
      map.values(),
      list.subList(0, 1),
      new StringBuffer("text"),
      new char[] {'a'},
      new byte[] {'a'},
      new Date(0),
      new File("file"),
      new ReentrantLock(),
      new TreeMap<Object, Object>(map),
      new AtomicReference<>(list),
      Thread.currentThread()
    };
    private final Throwable failure = new IllegalStateException("message");
    private final Sample self = this;

    Sample() {
      map.put("key", list);
    }
  }

  private static final class NoCode implements CodeReference {
    @Override
    public String className() {
      return WarmUp.class.getName();
    }

    @Override
    public @Nullable String source() {
      return null;
    }

    @Override
    public byte @Nullable [] read() {
      return null;
    }
  }

  private static final class NoOutbox implements Outbox {
    @Override
    public boolean offer(Snapshot snapshot) {
      return true;
    }
  }

  private WarmUp() {}

  static void run(HookInstaller hook, Recorder recorder, Memory memory, LibraryPoints points)
      throws ReflectiveOperationException {
    SiteTable sites = new SiteTable();
    Capture capture =
        new Capture(
            sites, new KnownClasses(), recorder, memory, new Governor(1, 1), new NoOutbox());
    hook.connect(capture);
    int site = addSites(sites);
    LibraryPoint[] ofLibraries = points.of(capture);
    capture.points(ofLibraries);
    recorder.throwables().warmUp();
    for (int i = 0; i < ROUNDS; i++) {
      fail(new IllegalStateException("message", new RuntimeException("cause")), site);
      goOn(capture, site);
      repeat(site);
    }
    log(new ApplicationLog(capture, recorder), site + 2);
    tell(new ApplicationEvents(capture, recorder), site);
    call(ofLibraries.length);
    capture.drainTo(new ArrayList<>());
    capture.forgetThread();
  }

  private static int addSites(SiteTable sites) {
    MethodSites method = new MethodSites(WarmUp.class.getName(), "fail", "()V", new NoCode());
    int site = sites.reserve(3);
    sites.set(
        site,
        new HandlerSite(
            method,
            Arrays.asList(
                variable("object", "Ljava/lang/Object;"),
                variable("text", "Ljava/lang/String;"),
                variable("integer", "I"),
                variable("large", "J"),
                variable("fraction", "F"),
                variable("large_fraction", "D")),
            new ArrayList<SiteVariable>(0),
            new int[0]));
    sites.set(site + 1, new CatchSite(method, -1, CatchSite.Disposition.IGNORES, false));
    sites.set(
        site + 2,
        new StatementSite(
            method,
            Arrays.asList(variable("object", "Ljava/lang/Object;"), variable("large", "J")),
            new ArrayList<SiteVariable>(0),
            new int[0]));
    return site;
  }

  private static void fail(Throwable exception, int site) {
    pass(exception, site);
    FaultlineHook.caught(exception, site + 1);
  }

  private static void pass(Throwable exception, int site) {
    FaultlineHook taken = FaultlineHook.thrown(exception, site);
    if (taken != null) {
      taken.add(new Sample()).add("text").add(1).add(1L).add(0.5f).add(0.5);
    }
  }

  /** A failure that goes on in another thread, and one that does after it came to rest. */
  private static void goOn(Capture capture, int site) {
    Throwable elsewhere = new IllegalStateException("elsewhere");
    new ThreadCapture(capture, Thread.currentThread()).onThrown(elsewhere, site);
    fail(new RuntimeException(elsewhere), site);
    Throwable resting = new IllegalStateException("resting");
    pass(resting, site);
    capture.tick();
    capture.finishAll();
    fail(new RuntimeException(resting), site);
  }

  /** An exception that is kept, and thrown where it was not made. */
  private static void repeat(int site) {
    Throwable kept = new IllegalStateException("kept");
    kept.setStackTrace(new StackTraceElement[0]);
    for (int i = 0; i < 3; i++) {
      pass(kept, site);
    }
  }

  /** Statements that become events, with and without an exception, and one that does not. */
  private static void log(ApplicationLog log, int site) {
    for (Severity severity : new Severity[] {Severity.INFO, Severity.WARN, Severity.ERROR}) {
      FaultlineHook variables = FaultlineHook.statement(site);
      if (variables != null) {
        variables.add(new Sample()).add(1L);
      }
      Throwable thrown = severity == Severity.ERROR ? new IllegalStateException("logged") : null;
      Long begun = log.begin();
      Map<String, String> context = Collections.singletonMap("name", "value");
      log.logged(
          begun, 1, severity, "logger", "a {} {0}", new Object[] {1, "b"}, null, thrown, context);
      log.logged(begun, 1, severity, "logger", "a 'b' 1 {}", null, "text", null, null);
      FaultlineHook.stated();
    }
  }

  /**
   * What the application tells: an event, one that a failure led to, and a failure of no interest.
   */
  private static void tell(ApplicationEvents events, int site) {
    events.context("name", 1);
    FaultlineHook variables = FaultlineHook.statement(site + 2);
    if (variables != null) {
      variables.add(new Sample()).add(1L);
    }
    Object[] data = {"number", 1, "object", new Sample(), "nothing", null};
    events.fired("event", data, data.length, 1, null);
    FaultlineHook.stated();
    Throwable cause = new IllegalStateException("cause");
    pass(cause, site);
    events.fired("failure", data, data.length, 0, cause);
    Throwable ignored = new IllegalStateException("ignored");
    pass(ignored, site);
    events.ignored(ignored);
    pass(new IllegalStateException(ignored), site);
    events.context("name", null);
  }

  /** Methods of libraries that begin, and end, with objects that are not theirs. */
  private static void call(int points) {
    for (int i = 0; i < points; i++) {
      Object object = new Sample();
      FaultlineHook.entered(i, object, object, object, object);
      FaultlineHook.left(i, null, null);
    }
  }

  private static SiteVariable variable(String name, String descriptor) {
    return new SiteVariable(name, descriptor, Role.LOCAL, null);
  }
}
