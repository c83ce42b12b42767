// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the script says where it can't go on, on machines that lack something. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the demo is a shell script")
class DemoScriptTest {
  private static final List<String> TOOLS =
      List.of("bash", "dirname", "sed", "head", "find", "cat");

  @TempDir Path directory;
  private Path bin;
  private Path script;

  @BeforeEach
  void copyScript() throws IOException {
    bin = Files.createDirectory(directory.resolve("bin"));
    for (String tool : TOOLS) {
      pass(tool, which(tool));
    }
    Path checkout = Files.createDirectory(directory.resolve("checkout"));
    script = Files.copy(Path.of("..", "demo"), checkout.resolve("demo"));
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.writeString(checkout.resolve("pom.xml"), "<project/>");
  }

  @Test
  void help_needsNothing() throws Exception {
    assertThat(run("--help")).startsWith("0\nUsage: ./demo");
  }

  @Test
  void unknownOption_isNamed() throws Exception {
    assertThat(run("--second", "3"))
        .isEqualTo("2\ndemo: '--second' is not known. See ./demo --help.\n");
  }

  @Test
  void secondsThatAreNoNumber_areNamed() throws Exception {
    assertThat(run("--seconds", "soon")).startsWith("2\n").contains("not 'soon'");
  }

  @Test
  void machineWithoutJava_isToldToInstallIt() throws Exception {
    assertThat(run())
        .isEqualTo(
            "1\ndemo: There is no java. Install a JDK 17 or newer, or set JAVA_HOME to one.\n");
  }

  @Test
  void oldJava_isNamed() throws Exception {
    tool("java", "echo '    java.specification.version = 1.8' >&2");

    assertThat(run()).startsWith("1\n").contains("is Java 1.8. Install a JDK 17 or newer");
  }

  @Test
  void wrongJavaHome_isNamed() throws Exception {
    assertThat(run(Map.of("JAVA_HOME", "/nowhere")))
        .startsWith("1\n")
        .contains("JAVA_HOME is /nowhere");
  }

  @Test
  void machineWithoutMaven_isToldToInstallIt() throws Exception {
    pass("java", java());

    assertThat(run())
        .isEqualTo(
            "1\ndemo: There is no mvn. Install Maven 3.8 or newer: it builds what the demo runs.\n");
  }

  @Test
  void oldMaven_isNamed() throws Exception {
    pass("java", java());
    tool("mvn", "echo 'Apache Maven 3.6.3 (abc)'");

    assertThat(run()).startsWith("1\n").contains("is Maven 3.6. Install Maven 3.8 or newer");
  }

  @Test
  void failedBuild_endsTheDemoWithOne() throws Exception {
    pass("java", java());
    tool(
        "mvn",
        "[[ $1 == -v ]] && echo 'Apache Maven 3.9.9' || { echo '[ERROR] no such thing'; exit 1; }");

    assertThat(run())
        .startsWith("1\n")
        .contains("Building agent-bootstrap, collector, demo-shop")
        .contains("[ERROR] no such thing")
        .contains("The build failed");
  }

  @Test
  void buildWithoutJar_isNotTakenForOne() throws Exception {
    pass("java", java());
    tool("mvn", "[[ $1 != -v ]] || echo 'Apache Maven 3.9.9'");

    assertThat(run())
        .startsWith("1\n")
        .contains("did not make agent-bootstrap/target/faultline-agent.jar");
  }

  @Test
  void interruptedBuild_leavesNoMaven() throws Exception {
    pass("java", java());
    pass("sleep", which("sleep"));
    tool("mvn", "[[ $1 == -v ]] && echo 'Apache Maven 3.9.9' || { echo started; exec sleep 100; }");
    Process process = start(Map.of());
    BufferedReader output = process.inputReader();
    output.readLine();
    assertThat(output.readLine()).isEqualTo("started");
    List<ProcessHandle> children = process.descendants().toList();

    process.toHandle().destroy();

    assertThat(process.waitFor()).isEqualTo(130);
    assertThat(children).isNotEmpty().noneMatch(ProcessHandle::isAlive);
  }

  /** Exit status and all output. */
  private String run(String... options) throws IOException, InterruptedException {
    return run(Map.of(), options);
  }

  private String run(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    Process process = start(environment, options);
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + "\n" + output;
  }

  private Process start(Map<String, String> environment, String... options) throws IOException {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", bin.toString());
    builder.environment().putAll(environment);
    return builder.start();
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!" + which("bash") + "\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void pass(String name, Path program) throws IOException {
    tool(name, "exec " + program + " \"$@\"");
  }

  private static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  private static Path which(String tool) {
    return List.of("/usr/bin", "/bin").stream()
        .map(place -> Path.of(place, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }
}
