// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole application servers as they are published, with nothing but {@code -javaagent} in {@code
 * JAVA_OPTS}: their class loaders hide what is not of the JDK from what they run.
 */
@Tag("slow")
class ServersIT {

  private static final Path PROGRAMS = Path.of("target/programs").toAbsolutePath();
  private static final long LONGEST = TimeUnit.SECONDS.toNanos(180);

  @TempDir Path folder;

  @Test
  void wildFly_startsServesAndReports() throws Exception {
    Path home = PROGRAMS.resolve("wildfly");
    Path war = folder.resolve("shop.war");
    Path classes = compiled("ServerShop", jar(home, "jakarta.servlet-api"));
    tool("jar", "--create", "--file", "" + war, "-C", "" + classes.getParent().getParent(), ".");
    Path base = Files.createDirectories(folder.resolve("base"));
    Path configuration = Files.createDirectories(base.resolve("configuration"));
    try (Stream<Path> files = Files.list(home.resolve("standalone/configuration"))) {
      for (Path file : files.toList()) {
        Files.copy(file, configuration.resolve(file.getFileName()));
      }
    }
    Files.copy(war, Files.createDirectories(base.resolve("deployments")).resolve("shop.war"));
    int port = freePort();
    assertReports(
        "WFLYSRV0025",
        () -> assertThat(status("http://127.0.0.1:" + port + "/shop/x")).isEqualTo(500),
        "sh",
        home.resolve("bin/standalone.sh").toString(),
        "-Djboss.server.base.dir=" + base,
        "-Djboss.http.port=" + port,
        "-Djboss.https.port=" + freePort(),
        "-Djboss.management.http.port=" + freePort());
  }

  @Test
  void karaf_startsServesAndReports() throws Exception {
    Path home = folder.resolve("karaf");
    copy(PROGRAMS.resolve("karaf"), home);
    Path manifest =
        Files.writeString(
            folder.resolve("manifest"),
            "Bundle-ManifestVersion: 2\nBundle-SymbolicName: shop\nBundle-Version: 1.0.0\n"
                + "Bundle-Activator: BundleShop\nImport-Package: org.osgi.framework\n");
    Path classes = compiled("BundleShop", jar(home.resolve("lib/boot"), "osgi.core"));
    Path bundle = folder.resolve("shop.jar");
    tool("jar", "--create", "--file=" + bundle, "--manifest=" + manifest, "-C", "" + classes, ".");
    Files.createDirectories(home.resolve("deploy"));
    Files.copy(bundle, home.resolve("deploy/shop.jar"));
    assertReports("over: java.lang.Number", () -> {}, "sh", "" + home.resolve("bin/karaf"), "run");
  }

  private interface Use {
    void run() throws IOException;
  }

  private void assertReports(String ready, Use use, String... command) throws Exception {
    try (FaultyCollector collector = new FaultyCollector(FaultyCollector.Fault.NONE)) {
      Process process = start(collector, command);
      try {
        await(process, () -> output().contains(ready));
        use.run();
        await(process, () -> !orders(collector).isEmpty());
      } finally {
        end(process);
      }
      assertThat(orders(collector)).as(output()).hasSize(1);
      JsonNode frame = orders(collector).get(0).at("/exceptions/0/frames");
      assertThat(values(frame, "order")).containsExactlyInAnyOrder("number=42", "customer=ann");
      assertThat(output()).doesNotContain("NoClassDefFoundError", "FaultlineHook", "LogManager");
    }
  }

  private Process start(FaultyCollector collector, String... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("console").toFile());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    builder.environment().put("JAVA_OPTS", "-javaagent:" + Artifacts.agentJar());
    builder.environment().put("FAULTLINE_COLLECTOR_URL", collector.url());
    builder.environment().put("FAULTLINE_TOKEN", "token");
    builder.environment().put("FAULTLINE_SERVICE", "it");
    builder.environment().put("FAULTLINE_LOG_DIR", folder.resolve("agent-log").toString());
    builder.environment().remove("FAULTLINE_TEST_JDKS");
    return builder.start();
  }

  /** The scripts wait for the JVM, which is their child. */
  private static void end(Process process) throws InterruptedException {
    List<ProcessHandle> children = process.descendants().toList();
    children.forEach(ProcessHandle::destroy);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      children.forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private interface Condition {
    boolean holds() throws IOException;
  }

  private void await(Process process, Condition condition) throws Exception {
    long end = System.nanoTime() + LONGEST;
    while (!condition.holds()) {
      assertThat(process.isAlive()).as(output()).isTrue();
      assertThat(System.nanoTime()).as(output()).isLessThan(end);
      Thread.sleep(200);
    }
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("console"));
  }

  private static List<JsonNode> orders(FaultyCollector collector) {
    return collector.items("snapshots").stream()
        .filter(item -> item.at("/event/location/method").asText().equals("order"))
        .toList();
  }

  private static List<String> values(JsonNode frames, String method) {
    List<String> values = new ArrayList<>();
    for (JsonNode frame : frames) {
      if (frame.path("method").asText().equals(method)) {
        for (JsonNode variable : frame.path("variables")) {
          values.add(variable.path("name").asText() + "=" + variable.path("value").asText());
        }
      }
    }
    return values;
  }

  private Path compiled(String program, Path library) {
    Path classes = folder.resolve("application/WEB-INF/classes");
    String source = Path.of("src/test/programs/neighbours", program + ".java").toString();
    tool("javac", "-g", "-cp", "" + library, "-d", "" + classes, source);
    return classes;
  }

  private static Path jar(Path folder, String name) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(name))
          .filter(file -> file.toString().endsWith(".jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file)));
      }
    }
  }

  private static int status(String url) throws IOException {
    return ((HttpURLConnection) URI.create(url).toURL().openConnection()).getResponseCode();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void tool(String name, String... arguments) {
    int status = ToolProvider.findFirst(name).orElseThrow().run(System.out, System.err, arguments);
    assertThat(status).as(name).isZero();
  }
}
