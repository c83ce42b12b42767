// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoundDeploymentTest {

  private static final String MANIFEST = "META-INF/MANIFEST.MF";
  private static final String MANIFEST_OF_4 =
      "Manifest-Version: 1.0\r\nImplementation-Version: 4.0\r\n\r\n";

  @TempDir Path folder;

  private String jar(String name, Map<String, String> files) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (Map.Entry<String, String> file : files.entrySet()) {
        out.putNextEntry(new ZipEntry(file.getKey()));
        out.write(file.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return jar.toString();
  }

  @Test
  void buildInformationOfSpringBoot_comesFirst() throws IOException {
    String jar =
        jar(
            "shop.jar",
            Map.of(
                MANIFEST,
                MANIFEST_OF_4,
                "BOOT-INF/classes/META-INF/build-info.properties",
                "build.version=2.4.1\n"));
    assertThat(FoundDeployment.find(jar + " --port 1", jar)).isEqualTo("2.4.1");
  }

  @Test
  void manifestOfTheStartedJar_tells() throws IOException {
    String jar = jar("shop.jar", Map.of(MANIFEST, MANIFEST_OF_4));
    assertThat(FoundDeployment.find(jar, jar)).isEqualTo("4.0");
  }

  @Test
  void jarWithTheMainClass_isAsked_andNoOther() throws IOException {
    String library = jar("library.jar", Map.of(MANIFEST, MANIFEST_OF_4));
    String shop =
        jar(
            "shop.jar",
            Map.of("com/acme/Shop.class", "", "git.properties", "git.commit.id.abbrev=ab12\n"));
    assertThat(FoundDeployment.find("com.acme.Shop", library + File.pathSeparator + shop))
        .isEqualTo("ab12");
    assertThat(FoundDeployment.find("com.acme.Other", library + File.pathSeparator + shop))
        .isEmpty();
  }

  @Test
  void directoryWithTheMainClass_isAsked() throws IOException {
    Files.createDirectories(folder.resolve("classes/com/acme"));
    Files.createDirectories(folder.resolve("classes/META-INF"));
    Files.createFile(folder.resolve("classes/com/acme/Shop.class"));
    Files.writeString(
        folder.resolve("classes/META-INF/build-info.properties"), "build.version=7\n");
    assertThat(FoundDeployment.find("shop/com.acme.Shop", folder.resolve("classes").toString()))
        .isEqualTo("7");
  }

  @Test
  void whatIsNoVersion_isNone() throws IOException {
    String unfilled = jar("a.jar", Map.of(MANIFEST, MANIFEST_OF_4.replace("4.0", "${version}")));
    assertThat(FoundDeployment.find(unfilled, unfilled)).isEmpty();
    String large = jar("b.jar", Map.of(MANIFEST, MANIFEST_OF_4.replace("4.0", "4".repeat(65))));
    assertThat(FoundDeployment.find(large, large)).hasSize(65);
    Files.writeString(folder.resolve("c.jar"), "no jar");
    String damaged = folder.resolve("c.jar").toString();
    assertThat(FoundDeployment.find(damaged, damaged)).isEmpty();
    assertThat(FoundDeployment.find("", "")).isEmpty();
  }
}
