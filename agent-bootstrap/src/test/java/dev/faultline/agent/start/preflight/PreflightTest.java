// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

  @TempDir Path folder;
  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void usual() {
    properties.setProperty("java.vm.name", "OpenJDK 64-Bit Server VM");
    properties.setProperty("sun.java.command", "com.acme.Shop --port 8080");
  }

  private JvmFacts jvm() {
    return new JvmFacts(properties, environment, folder.resolve("cmdline").toString());
  }

  private void commandLine(String... arguments) throws IOException {
    Files.writeString(folder.resolve("cmdline"), String.join("\0", arguments) + "\0");
  }

  @Test
  void usualApplication_meetsNoObjection() throws IOException {
    commandLine("java", "-Xmx64m", "-jar", "shop.jar", "a-Xverify:none", "-Xverify:none-not");
    assertThat(Preflight.objection(jvm())).isNull();
    assertThat(Preflight.isToolOfTheJdk(jvm())).isFalse();
    assertThat(Preflight.objection(JvmFacts.ofThis())).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sun.tools.jps.Jps -l",
        "jdk.jcmd/sun.tools.jcmd.JCmd 17 help",
        "java.base/sun.security.tools.keytool.Main -list",
        "sun.security.tools.keytool.Main",
        "com.sun.tools.javac.Main A.java",
        "jdk.compiler/com.sun.tools.javac.Main A.java",
        "jdk.jshell/jdk.internal.jshell.tool.JShellToolProvider"
      })
  void toolOfTheJdk_isKnown(String command) {
    properties.setProperty("sun.java.command", command);
    assertThat(Preflight.isToolOfTheJdk(jvm())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/srv/sun.tools.jar",
        "shop.jar sun.tools.jps.Jps",
        "com.acme.shop/com.acme.Main sun.tools.x",
        "org.apache.catalina.startup.Bootstrap start"
      })
  void application_isNoToolOfTheJdk(String command) {
    properties.setProperty("sun.java.command", command);
    assertThat(Preflight.isToolOfTheJdk(jvm())).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-Xverify:none", "-noverify", "-XX:-BytecodeVerificationRemote"})
  void verificationThatIsOff_isNamed(String option) throws IOException {
    commandLine("java", option, "-jar", "shop.jar");
    assertThat(Preflight.objection(jvm())).contains("(" + option + ")", "remove the option");

    commandLine("java", "-jar", "shop.jar");
    environment.put("JAVA_TOOL_OPTIONS", "-Xmx1g " + option);
    assertThat(Preflight.objection(jvm())).contains("(" + option + ")");
  }

  @Test
  void otherJvms_areNamed() {
    properties.setProperty("java.vm.name", "Eclipse OpenJ9 VM");
    assertThat(Preflight.objection(jvm())).contains("Eclipse OpenJ9 VM", "HotSpot");
  }

  @Test
  void nativeImage_isNamed() {
    properties.setProperty("org.graalvm.nativeimage.imagecode", "runtime");
    assertThat(Preflight.objection(jvm())).contains("native image");
  }
}
