// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import dev.faultline.agent.core.capture.CaptureInThisJvm;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.record.Limits;
import dev.faultline.agent.core.site.HandlerSite;
import dev.faultline.agent.core.site.Site;
import dev.faultline.agent.instrumentation.capture.ClassInstrumentation;
import dev.faultline.agent.instrumentation.capture.InstrumentationReport;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs compiled programs three times each way: as they are, instrumented, and with notes. Java 8,
 * so that older JVMs can do it too.
 */
final class Execution {

  private static final int RUNS = 3;

  /** In bytes: with notes frames are larger, and no program is to reach the end of its stack. */
  private static final long STACK = 1L << 28;

  /** Nothing is to be cut. */
  private static final Limits LIMITS =
      new Limits(
          50, 9_999, 9_999, 999, 999, 2_000, 9_999, 9_999_999, 999_999_999, Long.MAX_VALUE / 4);

  private final CaptureInThisJvm capture = CaptureInThisJvm.start(LIMITS);
  private final boolean debug;
  private final Loader plain;
  private final Loader instrumented;
  private final Loader noted;
  private final Figures figures = new Figures();
  private final Set<String> reducedMethods = new HashSet<>();

  /**
   * @param debug whether class files name variables
   */
  Execution(Map<String, byte[]> plain, Map<String, byte[]> noted, boolean debug) {
    this.debug = debug;
    this.plain = new Loader(plain, null);
    this.instrumented = new Loader(plain, capture);
    this.instrumented.report.listing(this::instrumented);
    this.noted = new Loader(noted, null);
  }

  private void instrumented(String className, String method, String descriptor, String what) {
    if (what.startsWith("reduced")) {
      reducedMethods.add(className + "." + method + descriptor);
    }
  }

  Figures figures() {
    return figures;
  }

  /**
   * @param packageName of a program
   * @return what is wrong, empty where nothing is
   */
  List<String> check(String packageName) {
    FutureTask<List<String>> task = new FutureTask<>(() -> checkRuns(packageName));
    new Thread(null, task, "generated program", STACK).start();
    try {
      return task.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> checkRuns(String packageName) {
    figures.programs++;
    for (int run = 0; run < RUNS; run++) {
      figures.runs++;
      List<String> problems = check(packageName, run);
      if (!problems.isEmpty()) {
        problems.add(0, "run " + run);
        return problems;
      }
    }
    return new ArrayList<>();
  }

  private List<String> check(String packageName, int run) {
    List<String> problems = new ArrayList<>();
    Notes notes = new Notes(packageName);
    String expected = run(plain, packageName, run, null);
    forgetCounts();
    capture.discard();
    String got = run(instrumented, packageName, run, null);
    List<Snapshot> snapshots = capture.snapshots();
    if (capture.internalFailures() > 0) {
      problems.add("a recording failed");
    }
    if (!expected.equals(got)) {
      problems.add("behaves otherwise with the agent:\n" + difference(expected, got));
      return problems;
    }
    String truth = run(noted, packageName, run, notes);
    if (!withoutLocals(expected).equals(withoutLocals(truth))) {
      problems.add("notes change what the program does:\n" + difference(expected, truth));
      return problems;
    }
    problems.addAll(
        new Comparison(packageName, debug, notes, figures, reducedMethods).of(snapshots));
    return problems;
  }

  /** Messages of the JVM about null describe the code, and code with notes is another. */
  private static String withoutLocals(String text) {
    return text.replaceAll("NullPointerException: .*", "NullPointerException");
  }

  private static String difference(String expected, String got) {
    String[] first = expected.split("\n");
    String[] second = got.split("\n");
    for (int i = 0; i < Math.max(first.length, second.length); i++) {
      String one = i < first.length ? first[i] : "";
      String two = i < second.length ? second[i] : "";
      if (!one.equals(two)) {
        return "line " + i + "\n  expected " + one + "\n  got      " + two;
      }
    }
    return "";
  }

  /** Makes each occurrence the first of its kind again. */
  private void forgetCounts() {
    int size = capture.sites().reserve(1);
    for (int i = 0; i < size; i++) {
      Site site = capture.sites().get(i);
      if (site instanceof HandlerSite) {
        ((HandlerSite) site).counters(null);
      }
    }
  }

  private static String run(Loader loader, String packageName, int run, Notes notes) {
    try {
      Class<?> library = Class.forName("gen.X", true, loader);
      library.getMethod("reset", long.class).invoke(null, run * 7919L + packageName.hashCode());
      if (notes != null) {
        Class.forName("gen.T", true, loader).getField("sink").set(null, notes);
      }
      Method method = Class.forName(packageName + ".P", true, loader).getDeclaredMethod("run");
      Object result = null;
      Throwable thrown = null;
      try {
        result = method.invoke(null);
      } catch (InvocationTargetException e) {
        thrown = e.getCause();
      }
      return Outcome.of(
          Shape.clean((String) library.getMethod("output").invoke(null)), result, thrown);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Loader extends ClassLoader {
    private final Map<String, byte[]> classes;
    private final CaptureInThisJvm capture;
    private final InstrumentationReport report = new InstrumentationReport();

    Loader(Map<String, byte[]> classes, CaptureInThisJvm capture) {
      super(ClassLoader.getSystemClassLoader().getParent());
      this.classes = classes;
      this.capture = capture;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
      byte[] bytes = classes.get(name);
      if (bytes == null) {
        throw new ClassNotFoundException(name);
      }
      if (capture != null && !name.startsWith("gen.")) {
        CodeReference code = new Bytes(name, bytes);
        capture.classes().add(name, code);
        byte[] changed = new ClassInstrumentation(capture.sites(), report).instrument(bytes, code);
        bytes = changed == null ? bytes : changed;
      }
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  private static final class Bytes implements CodeReference {
    private final String name;
    private final byte[] bytes;

    Bytes(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public String className() {
      return name;
    }

    @Override
    public String source() {
      return "generated";
    }

    @Override
    public byte[] read() {
      return bytes;
    }
  }
}
