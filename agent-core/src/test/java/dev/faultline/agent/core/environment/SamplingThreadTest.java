// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class SamplingThreadTest {

  /** In a JVM of its own: this one has everything loaded already. */
  static final class Program {

    public static void main(String[] arguments) throws InterruptedException {
      SamplingThread sampling =
          new SamplingThread(Redactor.builtIn(), "web-1", 0, 0, shortage -> {});
      sampling.start();
      Thread.sleep(1_300);
      System.out.println("sampled " + sampling.current().fields().keySet());
      sampling.end();
    }
  }

  @Test
  void sampling_initialisesNeitherLoggingNorTheMBeanServer()
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-verbose:class",
                "-cp",
                System.getProperty("java.class.path"),
                Program.class.getName())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isZero();
    assertThat(output)
        .contains("sampled [sampledAt, uptimeMillis, memory", "history]")
        // the class itself is loaded by the JDK, but nothing that its initialiser needs
        .doesNotContain("java.util.logging.LogManager$", "java.util.logging.Logger ")
        .doesNotContain("com.sun.jmx.mbeanserver.JmxMBeanServer");
  }

  @Test
  void thread_endsWhenStopped() throws InterruptedException {
    SamplingThread sampling = new SamplingThread(Redactor.builtIn(), "web-1", 0, 0, shortage -> {});
    sampling.start();
    Thread thread = find();
    assertThat(thread.isDaemon()).isTrue();
    assertThat(thread.getContextClassLoader()).isNull();

    sampling.end();
    thread.join(5_000);

    assertThat(thread.isAlive()).isFalse();
  }

  private static Thread find() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("faultline-environment"))
        .findFirst()
        .orElseThrow();
  }
}
