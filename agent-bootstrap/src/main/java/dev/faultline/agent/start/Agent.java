// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

import dev.faultline.agent.core.capture.Capture;
import dev.faultline.agent.core.capture.Governor;
import dev.faultline.agent.core.capture.HookInstaller;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.SlowCallThread;
import dev.faultline.agent.core.capture.SlowSettings;
import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.core.delivery.AgentIdentity;
import dev.faultline.agent.core.delivery.AgentIds;
import dev.faultline.agent.core.delivery.AgentStatus;
import dev.faultline.agent.core.delivery.BoundedOutbox;
import dev.faultline.agent.core.delivery.Losses;
import dev.faultline.agent.core.environment.SamplingThread;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.record.Limits;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.record.Throwables;
import dev.faultline.agent.core.redact.Redactor;
import dev.faultline.agent.core.site.KnownClasses;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.instrumentation.CaptureTransformer;
import dev.faultline.agent.instrumentation.capture.InstrumentationReport;
import dev.faultline.agent.instrumentation.capture.Skip;
import dev.faultline.agent.instrumentation.code.SiteFinder;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import dev.faultline.agent.instrumentation.library.LibraryTransformer;
import dev.faultline.agent.instrumentation.library.TimedMethodPoint;
import dev.faultline.agent.instrumentation.library.TimedMethodTransformer;
import dev.faultline.agent.instrumentation.select.ApplicationCode;
import dev.faultline.agent.transport.Transport;
import dev.faultline.agent.transport.TransportSources;
import java.io.File;
import java.lang.instrument.Instrumentation;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The agent of this JVM, put together. {@link #install} is what {@code premain} pays for; threads,
 * network and management beans begin with the application's first class.
 */
final class Agent {

  private final Configuration configuration;
  private final Redactor redactor;
  private final Losses losses = new Losses();
  private final BoundedOutbox outbox = new BoundedOutbox(losses, Transport.WAKE_AT_BYTES);
  private final SiteTable sites = new SiteTable();
  private final KnownClasses classes = new KnownClasses();
  private final InstrumentationReport report = new InstrumentationReport();
  private final Capture capture;
  private final List<LibraryMethod> libraries;
  private final RecordingSwitch recording;
  private @Nullable SamplingThread environment;
  private volatile @Nullable Transport transport;
  private volatile boolean begun;
  private volatile boolean failed;
  private boolean watching;

  Agent(Configuration configuration, Instrumentation instrumentation) throws Exception {
    this.configuration = configuration;
    redactor = Redactor.of(configuration);
    HookInstaller hook = HookInstaller.install(instrumentation);
    Recorder recorder =
        new Recorder(hook.memory(), limits(configuration), redactor, new Throwables(hook.memory()));
    Libraries known = new Libraries(configuration, recorder, hook.memory());
    hook.warmUp(recorder, known);
    Governor governor =
        new Governor(
            configuration.get(Settings.GOVERNOR_SHARE), Runtime.getRuntime().availableProcessors());
    capture = new Capture(sites, classes, recorder, hook.memory(), governor, outbox);
    capture.snapshotsOfFirstDay(configuration.number(Settings.SNAPSHOTS_PER_DAY));
    capture.slowCalls().settings(slow(configuration));
    hook.connect(capture);
    recording = new RecordingSwitch(capture);
    capture.invocations().errors(configuration.get(Settings.HTTP_ERRORS));
    libraries = known.methods(capture);
  }

  private static Limits limits(Configuration c) {
    return new Limits(
        c.number(Settings.CAPTURE_DEPTH),
        c.number(Settings.CAPTURE_STRING),
        c.number(Settings.CAPTURE_STRING_NESTED),
        c.number(Settings.CAPTURE_ELEMENTS),
        c.number(Settings.CAPTURE_FIELDS),
        c.number(Settings.CAPTURE_STACK),
        c.number(Settings.CAPTURE_FRAMES),
        c.number(Settings.CAPTURE_VALUES),
        c.number(Settings.CAPTURE_BYTES),
        c.get(Settings.CAPTURE_TIME) * 1_000_000L);
  }

  private static SlowSettings slow(Configuration c) {
    return new SlowSettings(
        c.get(Settings.SLOW),
        c.get(Settings.SLOW_FLOOR) * 1_000_000L,
        c.get(Settings.SLOW_THRESHOLD) * 1_000_000L);
  }

  void install(Instrumentation instrumentation) {
    capture.points(points());
    if (!libraries.isEmpty()) {
      instrumentation.addTransformer(
          new LibraryTransformer(libraries, Agent.class.getClassLoader()), false);
    }
    String dump = configuration.get(Settings.DEBUG_DUMP);
    instrumentation.addTransformer(
        new CaptureTransformer(
            new ApplicationCode(
                configuration.get(Settings.APP_PACKAGES),
                configuration.get(Settings.APP_EXCLUDE),
                Agent.class.getClassLoader()),
            sites,
            classes,
            report,
            configuration.get(Settings.LOGS),
            dump.isEmpty() ? null : new File(dump),
            new Beginning(this)),
        false);
    if (times()) {
      // behind the one that captures: what it adds is no code of the application
      instrumentation.addTransformer(
          new TimedMethodTransformer(
              configuration.get(Settings.SLOW_METHODS),
              capture.timedMethods(),
              libraries.size(),
              Agent.class.getClassLoader()),
          false);
    }
    try {
      Runtime.getRuntime().addShutdownHook(new EndOfJvm(this));
    } catch (IllegalStateException alreadyEnding) {
      AgentLog.debug("The JVM ends before the application began");
    }
  }

  private boolean times() {
    return configuration.get(Settings.SLOW) && !configuration.get(Settings.SLOW_METHODS).isEmpty();
  }

  /** Of the libraries' methods, and behind them that of timed methods. */
  private LibraryPoint[] points() {
    LibraryPoint[] ofLibraries = LibraryTransformer.points(libraries);
    LibraryPoint[] all = Arrays.copyOf(ofLibraries, ofLibraries.length + 1);
    all[ofLibraries.length] = new TimedMethodPoint(capture.timedMethods());
    return all;
  }

  /**
   * Run when the application's first class is loaded, on the thread that loads it: it only starts a
   * thread.
   */
  private void begin() {
    begun = true;
    new AgentThread(this).start();
  }

  /** On the agent's thread; begins what has not begun. */
  void connect() {
    if (transport != null || failed) {
      return;
    }
    try {
      startTransport();
    } catch (RuntimeException | LinkageError failure) {
      failed = true;
      AgentLog.error("Nothing can be sent: what is recorded stays in this JVM", failure);
    }
  }

  private void startTransport() {
    if ("twice".equals(System.getProperty("dev.faultline.agent.started"))) {
      AgentLog.warn("The agent was given twice to this JVM; the second one does nothing");
    }
    AgentIds ids = new AgentIds();
    AgentIdentity identity = AgentIdentity.of(configuration, Version.current(), ids);
    SamplingThread sampling = environment;
    if (sampling == null) {
      sampling =
          new SamplingThread(
              redactor,
              identity.host(),
              configuration.get(Settings.BREAKER_HEAP),
              configuration.get(Settings.BREAKER_CPU),
              recording);
      sampling.start();
      environment = sampling;
    }
    if (configuration.get(Settings.SLOW)
        && (configuration.get(Settings.REQUESTS) || times())
        && !watching) {
      watching = true;
      new SlowCallThread(capture.slowCalls()).start();
    }
    transport =
        Transport.start(
            configuration,
            new TransportSources(
                identity,
                ids,
                outbox,
                new SiteFinder(),
                capture,
                sampling,
                this::status,
                losses,
                new CollectorWishes(capture, redactor, recording)));
  }

  private AgentStatus status() {
    long skipped = 0;
    for (Skip reason : Skip.values()) {
      skipped += reason.isLoss() ? report.skipped(reason) : 0;
    }
    return new AgentStatus(
        report.classes(),
        report.methods(),
        skipped,
        recording.state(),
        capture.times().micros(),
        capture.times().histogram());
  }

  /** On the agent's thread, about twice a second. */
  void tick() {
    capture.tick();
    AgentLog.flush();
  }

  /**
   * A program can be over before the transport has begun, and has its first and only failure then.
   */
  private @Nullable Transport awaitTransport(long deadline) {
    try {
      while (begun && transport == null && !failed && System.nanoTime() < deadline) {
        Thread.sleep(5);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return transport;
  }

  /** No lambda: the first one of a JVM costs {@code premain} up to 40 ms. */
  private static final class Beginning implements Runnable {
    private final Agent agent;

    Beginning(Agent agent) {
      this.agent = agent;
    }

    @Override
    public void run() {
      agent.begin();
    }
  }

  /** What was instrumented, and how the agent is. */
  void logReport() {
    AgentLog.info(report.toString());
    AgentLog.info(
        "Health: recording "
            + recording.state()
            + ", "
            + capture.times()
            + " of the application's threads, "
            + outbox.size()
            + " wait to be sent, lost: "
            + losses
            + (capture.internalFailures() == 0
                ? ""
                : ", " + capture.internalFailures() + " recordings failed"));
  }

  /** At the JVM's end: what is under way is finished and sent, within the configured time. */
  void close() {
    capture.finishAll();
    long deadline = System.nanoTime() + configuration.get(Settings.SHUTDOWN_FLUSH) * 1_000_000L;
    Transport current = awaitTransport(deadline);
    if (current != null) {
      current.close(Math.max(0, (deadline - System.nanoTime()) / 1_000_000));
    }
    logReport();
    AgentLog.flush();
  }
}
