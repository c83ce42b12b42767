// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.Count;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.core.record.Limits;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.redact.Redactor;
import dev.faultline.agent.core.site.KnownClasses;
import dev.faultline.agent.core.site.SiteTable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The capture engine in the test's own JVM, which surefire starts with the hook class patched into
 * {@code java.base}. One receiver per JVM: each test connects a {@link Capture} of its own.
 */
public final class CaptureInThisJvm {

  /** The defaults, but for the time: a machine that runs tests may be busy with others. */
  private static final Limits WITHOUT_TIME =
      new Limits(5, 1024, 300, 25, 50, 2000, 100, 2000, 256 * 1024, Long.MAX_VALUE);

  private static final HookInstaller HOOK = takeOver();

  private final SiteTable sites = new SiteTable();
  private final KnownClasses classes = new KnownClasses();
  private final List<Snapshot> snapshots = Collections.synchronizedList(new ArrayList<>());
  private final Capture capture;
  private final ApplicationLog log;
  private final ApplicationEvents events;

  private CaptureInThisJvm(Limits limits) throws ReflectiveOperationException {
    Memory memory = HOOK.memory();
    Recorder recorder = new Recorder(memory, limits, Redactor.builtIn(), new Throwables(memory));
    capture = new Capture(sites, classes, recorder, memory, new Governor(1, 64), snapshots::add);
    log = new ApplicationLog(capture, recorder);
    events = new ApplicationEvents(capture, recorder);
    HOOK.connect(capture);
  }

  private static HookInstaller takeOver() {
    try {
      return HookInstaller.takeOver();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  public static CaptureInThisJvm start() {
    return start(WITHOUT_TIME);
  }

  public static CaptureInThisJvm start(Limits limits) {
    try {
      return new CaptureInThisJvm(limits);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public SiteTable sites() {
    return sites;
  }

  public ApplicationLog log() {
    return log;
  }

  public ApplicationEvents events() {
    return events;
  }

  public Invocations invocations() {
    return capture.invocations();
  }

  public SlowCalls slowCalls() {
    return capture.slowCalls();
  }

  public TimedMethods timedMethods() {
    return capture.timedMethods();
  }

  public LibraryFields fields() {
    return new LibraryFields(HOOK.memory());
  }

  public void points(LibraryPoint... points) {
    capture.points(points);
  }

  public KnownClasses classes() {
    return classes;
  }

  /** All that was recorded, what is still under way included. */
  public List<Snapshot> snapshots() {
    capture.finishAll();
    return new ArrayList<>(snapshots);
  }

  /** Forgets what was recorded so far. */
  public void discard() {
    capture.finishAll();
    snapshots.clear();
  }

  /**
   * All that was counted since the last call; keys as far as they are known without class files.
   */
  public List<Count> counts() {
    capture.finishAll();
    List<Count> counts = new ArrayList<>();
    capture.begin();
    capture.drainTo(counts);
    return counts;
  }

  public long internalFailures() {
    return capture.internalFailures();
  }
}
