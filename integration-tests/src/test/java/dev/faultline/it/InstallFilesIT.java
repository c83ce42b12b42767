// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Holds the pages and files for installation to what can be checked without a container engine:
 * names, references, and the steps of the images, done on a directory.
 */
class InstallFilesIT {

  private static final Path REPOSITORY = Path.of(System.getProperty("faultline.repository", ".."));
  private static final Pattern SETTING =
      Pattern.compile("(?<![-./\\w])faultline(\\.[a-z]+)+(?![-/\\w(])|FAULTLINE_[A-Z_]*[A-Z]");

  /** Read by the collector, and named as ones that Kubernetes sets. */
  private static final List<String> NO_SETTINGS =
      List.of("FAULTLINE_BOOTSTRAP_TOKEN", "FAULTLINE_COLLECTOR_PORT");

  private static final Path CHART = REPOSITORY.resolve("deploy/helm/collector");
  private static final Pattern VALUE = Pattern.compile("\\.Values\\.([A-Za-z.]+)");

  @TempDir Path root;

  static List<Path> texts() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of("docs/install", "deploy")) {
      try (Stream<Path> found = Files.walk(REPOSITORY.resolve(folder))) {
        found.filter(Files::isRegularFile).forEach(files::add);
      }
    }
    return files;
  }

  static List<Path> manifests() throws IOException {
    return texts().stream()
        .filter(file -> file.toString().endsWith(".yaml") && !file.startsWith(CHART))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void settingsThatAreNamed_areThere(Path file) throws IOException {
    String known = Files.readString(REPOSITORY.resolve("docs/configuration.md"));
    Matcher named = SETTING.matcher(Files.readString(file));
    TreeSet<String> unknown = new TreeSet<>();
    while (named.find()) {
      String name = named.group();
      if (!NO_SETTINGS.contains(name) && !known.contains("`" + name + "`")) {
        unknown.add(name);
      }
    }
    assertThat(unknown).as(file.toString()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("texts")
  void filesThatAreNamed_areThere(Path file) throws IOException {
    Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(file));
    while (link.find()) {
      assertThat(file.resolveSibling(link.group(1))).exists();
    }
  }

  @ParameterizedTest
  @MethodSource("manifests")
  void manifest_refersToWhatIsThere(Path file) throws IOException {
    TreeSet<String> objects = new TreeSet<>();
    List<JsonNode> documents = documents(file);
    for (JsonNode document : documents) {
      assertThat(document.path("apiVersion").asText()).isNotEmpty();
      assertThat(document.at("/metadata/name").asText()).matches("[a-z0-9-]+");
      objects.add(document.path("kind").asText() + " " + document.at("/metadata/name").asText());
    }
    for (JsonNode document : documents) {
      JsonNode template = document.at("/spec/template");
      if (!template.isMissingNode()) {
        assertThat(template.at("/metadata/labels").properties())
            .containsAll(document.at("/spec/selector/matchLabels").properties());
        assertThat(volumes(document)).containsAll(mounted(template.path("spec")));
        for (JsonNode name : document.findValues("secretName")) {
          assertThat(objects).contains("Secret " + name.asText());
        }
        for (JsonNode reference : document.findValues("secretKeyRef")) {
          assertThat(objects).contains("Secret " + reference.path("name").asText());
        }
      }
    }
  }

  /** Templates are no YAML before Helm has been there; a value that is misspelt is empty to it. */
  @Test
  void valuesOfTheChart_areThoseThatItsTemplatesUse() throws IOException {
    TreeSet<String> used = new TreeSet<>();
    try (Stream<Path> templates = Files.list(CHART.resolve("templates"))) {
      for (Path template : templates.toList()) {
        Matcher value = VALUE.matcher(Files.readString(template));
        while (value.find()) {
          used.add(value.group(1));
        }
      }
    }
    TreeSet<String> defined = new TreeSet<>();
    values("", documents(CHART.resolve("values.yaml")).get(0), defined);
    assertThat(used).isEqualTo(defined);
  }

  /** {@code resources} is handed on as it is. */
  private static void values(String prefix, JsonNode node, TreeSet<String> names) {
    for (java.util.Map.Entry<String, JsonNode> property : node.properties()) {
      String name = prefix + property.getKey();
      if (property.getValue().isObject() && !name.equals("resources")) {
        values(name + ".", property.getValue(), names);
      } else {
        names.add(name);
      }
    }
  }

  private static List<JsonNode> documents(Path file) throws IOException {
    YAMLFactory yaml = new YAMLFactory();
    return new ObjectMapper(yaml)
        .readerFor(JsonNode.class)
        .<JsonNode>readValues(yaml.createParser(file.toFile()))
        .readAll();
  }

  private static TreeSet<String> volumes(JsonNode document) {
    TreeSet<String> names = new TreeSet<>();
    document.at("/spec/template/spec/volumes").forEach(v -> names.add(v.path("name").asText()));
    document
        .at("/spec/volumeClaimTemplates")
        .forEach(claim -> names.add(claim.at("/metadata/name").asText()));
    return names;
  }

  private static TreeSet<String> mounted(JsonNode pod) {
    TreeSet<String> names = new TreeSet<>();
    for (String kind : List.of("initContainers", "containers")) {
      pod.path(kind)
          .forEach(
              container ->
                  container
                      .path("volumeMounts")
                      .forEach(mount -> names.add(mount.path("name").asText())));
    }
    return names;
  }

  @Test
  void imageOfTheCollector_serves() throws Exception {
    List<String> command = steps("collector.Dockerfile");
    int port = freePort();
    command.set(0, Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.set(command.indexOf("8787"), Integer.toString(port));
    Process process = Processes.start(root, java.util.Map.of(), command);
    try {
      assertThat(isReady(port, process)).as(command.toString()).isTrue();
      assertThat(root.resolve("data")).isNotEmptyDirectory();
    } finally {
      process.destroy();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void imageOfTheAgent_bringsTheJar() throws Exception {
    List<String> command = steps("agent.Dockerfile");
    Files.createDirectories(root.resolve("agent"));

    assertThat(Processes.run(root, java.util.Map.of(), command).status()).isZero();
    try (JarFile jar = new JarFile(root.resolve("agent/faultline-agent.jar").toFile())) {
      assertThat(jar.getManifest().getMainAttributes().getValue("Premain-Class")).isNotEmpty();
    }
  }

  /** Does what COPY says, below the root directory; returns what would be run, with paths in it. */
  private List<String> steps(String dockerfile) throws IOException {
    List<String> command = new ArrayList<>();
    for (String line : Files.readAllLines(REPOSITORY.resolve("deploy").resolve(dockerfile))) {
      String[] words = line.split(" ", 3);
      if (words[0].equals("COPY")) {
        Path target = below(words[2]);
        Files.createDirectories(target.getParent());
        Files.copy(REPOSITORY.resolve(words[1]), target);
      } else if (words[0].equals("ENTRYPOINT") || words[0].equals("CMD")) {
        String json = line.substring(line.indexOf(' '));
        new ObjectMapper().readTree(json).forEach(word -> command.add(word.asText()));
      }
    }
    command.replaceAll(word -> word.startsWith("/") ? below(word).toString() : word);
    return command;
  }

  private Path below(String path) {
    return root.resolve(path.substring(1));
  }

  private static boolean isReady(int port, Process process) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        if (client.send(HttpRequest.newBuilder(ready).build(), BodyHandlers.ofString()).statusCode()
            == 200) {
          return true;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    return false;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
