// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package corpus;

import java.io.File;
import java.util.Arrays;
import java.util.List;

/**
 * Links every class of some artifacts and writes down what became of each. Runs in a JVM with the
 * agent and in one without; who started both compares.
 *
 * <p>Arguments: file of findings, variant, number of damaged class files for each artifact, folder
 * of all artifacts, and the file names of those to link.
 */
public final class Linker {

  /** More than any class file that is 64 KB of code in each of its methods needs. */
  private static final long MOST_ALLOCATED = 256L << 20;

  private final Findings findings;
  private final Variant variant;
  private final int damaged;
  private final AgentInside agent;

  private Linker(Findings findings, Variant variant, int damaged) throws Exception {
    this.findings = findings;
    this.variant = variant;
    this.damaged = damaged;
    agent =
        Observer.instrumentation() == null ? null : AgentInside.find(Observer.instrumentation());
  }

  public static void main(String[] arguments) throws Exception {
    try (Findings findings = new Findings(new File(arguments[0]))) {
      Linker linker =
          new Linker(findings, Variant.valueOf(arguments[1]), Integer.parseInt(arguments[2]));
      Artifacts artifacts = new Artifacts(new File(arguments[3]));
      for (String name : Arrays.asList(arguments).subList(4, arguments.length)) {
        linker.link(name, artifacts);
      }
      findings.line("end");
    }
  }

  private void link(String artifact, Artifacts artifacts) throws Exception {
    findings.line("artifact", artifact);
    Object report = agent == null ? null : agent.newReport();
    ArtifactLoader loader = new ArtifactLoader(artifact, artifacts, variant, findings);
    List<String> names = artifacts.classes(artifact);
    for (String name : names) {
      if (agent != null) {
        instrument(loader.read(name), name, report);
      }
      findings.line("class", name, outcome(() -> Class.forName(name, false, loader)));
    }
    damage(artifact, names, loader);
    if (agent != null) {
      findings.line("report", agent.numbers(report));
    }
  }

  /** The agent makes the same of a class file each time, without using up the memory. */
  private void instrument(byte[] bytes, String name, Object report) throws Exception {
    if (bytes == null) {
      return;
    }
    long before = AgentInside.allocated();
    byte[] first = attempt(bytes, name, report);
    long allocated = AgentInside.allocated() - before;
    if (allocated > MOST_ALLOCATED) {
      findings.problem(name + ": " + (allocated >> 20) + " MB were needed to instrument it");
    }
    if (!Arrays.equals(first, attempt(bytes, name, agent.newReport()))) {
      findings.problem(name + " is not instrumented the same each time");
    }
  }

  private byte[] attempt(byte[] bytes, String name, Object report) {
    try {
      return agent.instrument(bytes, name, report);
    } catch (Throwable failure) {
      findings.problem(name + " can't be instrumented: " + failure);
      return null;
    }
  }

  private void damage(String artifact, List<String> names, ArtifactLoader loader)
      throws Exception {
    Damage damage = new Damage(artifact.hashCode());
    for (int i = 0; i < damaged && !names.isEmpty(); i++) {
      String name = names.get((int) ((long) i * names.size() / damaged));
      byte[] whole = loader.read(name);
      if (whole == null || whole.length < 64) {
        continue;
      }
      byte[] bytes = damage.of(whole);
      if (agent != null) {
        long before = AgentInside.allocated();
        instrumentDamaged(bytes, name);
        long allocated = AgentInside.allocated() - before;
        if (allocated > MOST_ALLOCATED) {
          findings.problem(name + " damaged by " + i + ": " + (allocated >> 20) + " MB");
        }
      }
      findings.line(
          "damaged",
          artifact + " " + i + " " + name,
          outcome(() -> new DamagedLoader(loader).define(name, bytes)));
    }
  }

  /** What it throws is up to it, as long as it is no error of the JVM's. */
  private void instrumentDamaged(byte[] bytes, String name) throws Exception {
    try {
      agent.instrument(bytes, name, agent.newReport());
    } catch (RuntimeException noClassFile) {
      // the transformer leaves the class as it is
    } catch (Throwable error) {
      findings.problem(name + ", damaged, can't be instrumented: " + error);
    }
  }

  private interface Load {
    Class<?> load() throws ClassNotFoundException;
  }

  private static final class DamagedLoader extends ClassLoader {
    DamagedLoader(ClassLoader parent) {
      super(parent);
    }

    Class<?> define(String name, byte[] bytes) {
      return defineClass(name, bytes, 0, bytes.length);
    }
  }

  /** The JVM links a class before it lists its constructors. */
  private static String outcome(Load load) {
    try {
      return load.load().getDeclaredConstructors() == null ? "nothing" : "linked";
    } catch (Throwable failure) {
      String message = String.valueOf(failure.getMessage());
      int end = message.indexOf('\n');
      return failure.getClass().getName() + ": " + (end < 0 ? message : message.substring(0, end));
    }
  }
}
