// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.macro;

import dev.faultline.benchmarks.c2.CompilationLog;
import dev.faultline.benchmarks.c2.Decisions;
import dev.faultline.benchmarks.macro.Figures.Metric;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The macro harness: each program in each variant, N rounds, the order of the variants turned round
 * each time; prints medians of ratios. Options are in {@code benchmarks/README.md}.
 */
public final class Macro {

  private static final Set<String> VALUES =
      Set.of(
          "programs",
          "variants",
          "rounds",
          "warm",
          "seconds",
          "fails",
          "jdk",
          "heap",
          "agent",
          "other-agent",
          "other-option",
          "java-option");

  /** Times the half of the warm-up. */
  private static final int LONGEST_WARM_UP = 12;

  private final Options options;
  private final Path folder;
  private final AgentTarget target;

  private Macro(Options options, Path folder, AgentTarget target) {
    this.options = options;
    this.folder = folder;
    this.target = target;
  }

  public static void main(String[] arguments) throws Exception {
    try {
      run(List.of(arguments));
    } catch (UsageException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  /** For tests too: throws where anything does not work. */
  static List<Results> run(List<String> arguments) throws IOException, InterruptedException {
    Options options = new Options(arguments, VALUES, Set.of("sink", "c2"));
    Path folder = Files.createTempDirectory("faultline-macro");
    List<Results> all = new ArrayList<>();
    AgentTarget target = options.isOn("sink") ? new Sink() : new CollectorTarget(folder);
    try (target) {
      System.out.println(Machine.describe(target.description(), arguments));
      for (String name : options.list("programs", "boot,library,decompile,log,exceptions")) {
        all.add(new Macro(options, folder, target).measure(Subject.named(name)));
      }
      return all;
    } finally {
      Folders.delete(folder);
    }
  }

  private Results measure(Subject subject) throws IOException, InterruptedException {
    Results results = new Results();
    List<Variant> variants = variants();
    String loadBefore = Machine.load();
    for (int round = 0; round < options.number("rounds", 5); round++) {
      for (Variant variant : variants) {
        measure(subject, variant, round, results);
      }
      Collections.reverse(variants);
    }
    System.out.printf(
        Locale.ROOT,
        "%n## %s%nload before %s, after %s%n%n",
        subject.name(),
        loadBefore,
        Machine.load());
    System.out.print(results.table());
    if (options.isOn("c2")) {
      printDecisions(subject);
    }
    return results;
  }

  /**
   * Of each run, beside the first one without an agent; another of these says how much is chance.
   */
  private void printDecisions(Subject subject) throws IOException {
    CompilationLog base = CompilationLog.read(compilations(subject, variants().get(0), 0));
    for (Variant variant : variants()) {
      for (int round = 0; round < options.number("rounds", 5); round++) {
        if (round > 0 || !variant.name().equals(Results.BASE)) {
          CompilationLog log = CompilationLog.read(compilations(subject, variant, round));
          System.out.printf(
              Locale.ROOT,
              "%n### C2, %s, round %d%n%n%s",
              variant.name(),
              round + 1,
              new Decisions(base, log).report());
        }
      }
    }
  }

  private Path compilations(Subject subject, Variant variant, int round) {
    return folder.resolve("c2-" + subject.name() + '-' + variant.name() + '-' + round + ".xml");
  }

  private List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    variants.add(new Variant(Results.BASE, List.of()));
    for (String name : options.list("variants", "app,all")) {
      variants.add(new Variant(name, optionsOf(name)));
    }
    if (options.isOn("other-agent")) {
      variants.add(new Variant("other", other()));
    }
    return variants;
  }

  private List<String> optionsOf(String variant) {
    List<String> given = new ArrayList<>();
    String jar = options.text("agent", "");
    given.add("-javaagent:" + (jar.isEmpty() ? Artifacts.agentJar() : jar));
    given.add("-Dfaultline.collector.url=http://127.0.0.1:" + target.port());
    given.add("-Dfaultline.token=" + dev.faultline.benchmarks.load.CollectorProcess.TOKEN);
    given.add("-Dfaultline.service=macro");
    given.add("-Dfaultline.environment=benchmark");
    given.add("-Dfaultline.log.dir=" + agentLog());
    switch (variant) {
      case "app" -> {}
      case "all" -> given.add("-Dfaultline.app.packages=*");
      case "off" -> given.add("-Dfaultline.enabled=false");
      default ->
          throw new UsageException(
              "there is no variant " + variant + "; there are app, all and off");
    }
    return given;
  }

  private List<String> other() {
    List<String> given = new ArrayList<>(options.all("other-option"));
    given.add("-javaagent:" + Path.of(options.text("other-agent", "")).toAbsolutePath());
    return given;
  }

  private void measure(Subject subject, Variant variant, int round, Results results)
      throws IOException, InterruptedException {
    int port = freePort();
    Folders.delete(agentLog());
    try (MeasuredJvm jvm = new MeasuredJvm(command(subject, variant, round, port), folder)) {
      Driver driver = subject.overHttp() ? new HttpDriver(jvm, port) : new InProcessDriver(jvm);
      driver.awaitFirstAnswer();
      double start = jvm.millisSinceStart();
      List<Integer> failing = failing(subject);
      if (options.number("seconds", 5) > 0) {
        warmUp(subject, driver, failing.get(failing.size() - 1));
      }
      for (int percent : failing) {
        Figures figures =
            options.number("seconds", 5) > 0 ? work(jvm, driver, percent) : new Figures();
        if (percent == failing.get(0)) {
          figures.with(Metric.START, start);
        }
        if (percent == failing.get(failing.size() - 1)) {
          figures.with(Metric.PEAK, jvm.peakMegabytes());
        }
        results.add(round, percent + " %", variant.name(), figures);
        System.err.println(
            subject.name() + " " + variant.name() + " " + round + " " + percent + " % " + figures);
      }
      if (List.of("app", "all").contains(variant.name()) && !Files.isDirectory(agentLog())) {
        throw jvm.failure("was to run with the agent, which has written nothing to its log");
      }
    }
  }

  /**
   * By requests, not by time alone: what is compiled when it is measured must not depend on what
   * else the machine does.
   */
  private void warmUp(Subject subject, Driver driver, int percent)
      throws IOException, InterruptedException {
    int seconds = options.number("warm", 15);
    long done = 0;
    for (int part = 0; part < LONGEST_WARM_UP && seconds > 0; part++) {
      done += driver.run(1000L * seconds / 2, percent).requests();
      if (part > 0 && done >= subject.warmRequests()) {
        return;
      }
    }
    if (seconds > 0) {
      System.err.println(
          subject.name() + " is not warm: " + done + " requests of " + subject.warmRequests());
    }
  }

  private Path agentLog() {
    return folder.resolve("agent-log");
  }

  private Figures work(MeasuredJvm jvm, Driver driver, int percent)
      throws IOException, InterruptedException {
    // what the change of the share does to the compiled code is over
    driver.run(1000L * options.number("warm", 15) / 5, percent);
    long cpuBefore = jvm.cpu().toNanos();
    Driver.Work work = driver.run(1000L * options.number("seconds", 5), percent);
    long cpu = jvm.cpu().toNanos() - cpuBefore;
    double requests = Math.max(1, work.requests());
    return new Figures()
        .with(Metric.THROUGHPUT, work.requests() / (work.nanos() / 1e9))
        .with(Metric.P50, work.p50() / 1e3)
        .with(Metric.P99, work.p99() / 1e3)
        .with(Metric.CPU, cpu / 1e3 / requests)
        .with(Metric.ALLOCATED, work.allocated() / requests);
  }

  private List<Integer> failing(Subject subject) {
    if (!subject.failing().isEmpty()) {
      return subject.failing();
    }
    List<Integer> percentages = new ArrayList<>();
    for (String text : options.list("fails", "0,1,20")) {
      percentages.add(Integer.valueOf(text));
    }
    return percentages;
  }

  private List<String> command(Subject subject, Variant variant, int round, int port) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(options.text("jdk", System.getProperty("java.home")), "bin", "java") + "");
    command.add("-Xmx" + options.text("heap", "512m"));
    command.addAll(options.all("java-option"));
    if (options.isOn("c2")) {
      command.addAll(CompilationLog.options(compilations(subject, variant, round)));
    }
    command.addAll(variant.options());
    if (subject.overHttp()) {
      command.addAll(
          List.of(
              "-Dserver.port=" + port,
              "-Dserver.tomcat.max-keep-alive-requests=-1",
              "-cp",
              Artifacts.bootApplication(),
              "dev.faultline.benchmarks.boot.OrdersApplication"));
    } else {
      command.addAll(
          List.of(
              "-cp",
              Artifacts.programs(),
              "dev.faultline.benchmarks.programs.Program",
              subject.workload()));
    }
    return command;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
