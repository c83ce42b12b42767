// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.micro;

import com.sun.management.ThreadMXBean;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.instrumentation.capture.ClassInstrumentation;
import dev.faultline.agent.instrumentation.capture.InstrumentationReport;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Instruments all classes of a jar, several times over, and says what the thread needed for it: the
 * first round is that of a JVM which starts. The checksum of what came out tells whether a change
 * that was to make it faster did only that.
 */
public final class InstrumentJar {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private record Named(String className) implements CodeReference {

    @Override
    public @Nullable String source() {
      return null;
    }

    @Override
    public byte @Nullable [] read() {
      return null;
    }
  }

  private InstrumentJar() {}

  /**
   * @param arguments the jar; how many rounds
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0 || arguments.length > 2) {
      System.err.println("usage: benchmarks/run instrument JAR [ROUNDS]");
      System.exit(2);
    }
    Map<String, byte[]> classes = classes(arguments[0]);
    int rounds = arguments.length == 2 ? Integer.parseInt(arguments[1]) : 6;
    for (int round = 1; round <= rounds; round++) {
      System.out.println("round " + round + ": " + instrument(classes));
    }
  }

  private static Map<String, byte[]> classes(String jar) throws IOException {
    Map<String, byte[]> classes = new LinkedHashMap<>();
    try (JarFile file = new JarFile(jar)) {
      for (JarEntry entry : file.stream().toList()) {
        if (entry.getName().endsWith(".class") && !entry.getName().startsWith("META-INF/")) {
          try (InputStream in = file.getInputStream(entry)) {
            classes.put(entry.getName(), in.readAllBytes());
          }
        }
      }
    }
    return classes;
  }

  private static String instrument(Map<String, byte[]> classes) {
    ClassInstrumentation instrumentation =
        new ClassInstrumentation(new SiteTable(), new InstrumentationReport());
    CRC32 checksum = new CRC32();
    long before = 0;
    long after = 0;
    long most = 0;
    String slowest = "";
    long cpu = THREADS.getCurrentThreadCpuTime();
    long allocated = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
    for (Map.Entry<String, byte[]> entry : classes.entrySet()) {
      long begin = THREADS.getCurrentThreadCpuTime();
      byte[] original = entry.getValue();
      byte @Nullable [] changed =
          instrumentation.instrument(original, new Named(entry.getKey().replace('/', '.')));
      long took = THREADS.getCurrentThreadCpuTime() - begin;
      before += original.length;
      after += changed == null ? original.length : changed.length;
      checksum.update(changed == null ? original : changed);
      if (took > most) {
        most = took;
        slowest = entry.getKey();
      }
    }
    double number = Math.max(1, classes.size());
    return String.format(
        Locale.ROOT,
        "%d classes, %,d KB became %,d KB (checksum %08x); a class took %.3f ms of CPU time and %.0f KB; most %.1f ms, %s",
        classes.size(),
        before / 1024,
        after / 1024,
        checksum.getValue(),
        (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6 / number,
        (THREADS.getThreadAllocatedBytes(Thread.currentThread().getId()) - allocated)
            / 1024
            / number,
        most / 1e6,
        slowest);
  }
}
