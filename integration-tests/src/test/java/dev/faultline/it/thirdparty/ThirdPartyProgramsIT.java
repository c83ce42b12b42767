// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it.thirdparty;

import dev.faultline.it.Jdks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Unmodified programs of others behave the same with every class instrumented: exit status,
 * console, answers, and no class that the verifier rejects.
 */
class ThirdPartyProgramsIT {

  private interface Scenario {
    void play(JavaCommand java, Observation seen) throws Exception;
  }

  private static final Path THIS_JDK = Path.of(System.getProperty("java.home"));

  @TempDir Path temporary;

  /** None of the programs runs on JDK 8. */
  static Iterable<Path> jdks() throws IOException {
    return Jdks.all().tailMap(11).values();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void h2_serverShellAndScripts_areTheSame(Path jdk) throws Exception {
    compare(jdk, 500, ThirdPartyProgramsIT::h2);
  }

  @Test
  void springBootWithWebJpaAndValidation_isTheSame() throws Exception {
    compare(THIS_JDK, 8_000, ThirdPartyProgramsIT::skipper);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void wireMock_isTheSame(Path jdk) throws Exception {
    compare(jdk, 1_500, ThirdPartyProgramsIT::wireMock);
  }

  @Test
  void compilerOfEclipse_writesTheSame() throws Exception {
    compare(THIS_JDK, 200, ThirdPartyProgramsIT::compiler);
  }

  @Test
  void vineflower_writesTheSame() throws Exception {
    compare(THIS_JDK, 300, ThirdPartyProgramsIT::decompiler);
  }

  @Tag("slow")
  @Test
  void jython_isTheSame() throws Exception {
    String program = "for i in range(5): print(i * i)\nprint(sorted({'b': 1, 'a': 2}))\n1/0\n";
    compare(
        THIS_JDK,
        1_000,
        (java, seen) ->
            seen.add("jython", java.run(program, List.of("-jar", jar("jython-standalone"), "-"))));
  }

  @Tag("slow")
  @Test
  void jruby_isTheSame() throws Exception {
    String program = "puts (1..9).map { |i| i ** i }.inspect\nraise ArgumentError, 'no'\n";
    compare(
        THIS_JDK,
        1_000,
        (java, seen) ->
            seen.add("jruby", java.run(program, List.of("-jar", jar("jruby-complete")))));
  }

  @Tag("slow")
  @Test
  void closureCompiler_isTheSame() throws Exception {
    String program = "function f(a) { return a + 1; } console.log(f(2)); var x = ;";
    compare(
        THIS_JDK,
        500,
        (java, seen) ->
            seen.add("closure", java.run(program, List.of("-jar", jar("closure-compiler")))));
  }

  private void compare(Path jdk, int classesAtLeast, Scenario scenario) throws Exception {
    int[] ports = {Http.freePort(), Http.freePort()};
    Observation without = play(jdk, false, ports, scenario);
    Observation with = play(jdk, true, ports, scenario);
    with.assertSameAs(without);
    with.assertInstrumented(classesAtLeast);
  }

  private Observation play(Path jdk, boolean withAgent, int[] ports, Scenario scenario)
      throws Exception {
    JavaCommand java =
        new JavaCommand(temporary.resolve(withAgent ? "with" : "without"), jdk, withAgent, ports);
    Observation seen = new Observation(java.folder());
    scenario.play(java, seen);
    return seen;
  }

  private static void h2(JavaCommand java, Observation seen) throws Exception {
    String jar = jar("h2");
    int tcp = java.port(0);
    int web = java.port(1);
    String base = java.folder().toString();
    try (Jvm server =
        java.start(
            "",
            List.of(
                "-cp",
                jar,
                "org.h2.tools.Server",
                "-tcp",
                "-tcpPort",
                "" + tcp,
                "-web",
                "-webPort",
                "" + web,
                "-ifNotExists",
                "-baseDir",
                base))) {
      Http http = new Http(web);
      server.awaitUntil(() -> http.answers("/", "H2"));
      String url = "jdbc:h2:tcp://localhost:" + tcp + "/";
      String sql = resource("h2.sql");
      Files.writeString(java.folder().resolve("h2.sql"), sql);
      seen.add("shell", java.run(sql, h2(jar, "Shell", url + "t")));
      seen.add("script", java.run("", h2(jar, "RunScript", url + "u", "-script", "h2.sql")));
      seen.add(
          "whole script",
          java.run("", h2(jar, "RunScript", url + "v", "-continueOnError", "-script", "h2.sql")));
      seen.add("export", java.run("", h2(jar, "Script", url + "v", "-script", "export.sql")));
      seen.add("exported", Files.readString(java.folder().resolve("export.sql")));
      http.get("/");
      seen.add("answers", http.recorded());
      seen.add("server", server.stop());
    }
  }

  private static List<String> h2(String jar, String tool, String url, String... more) {
    List<String> command =
        new ArrayList<>(List.of("-cp", jar, "org.h2.tools." + tool, "-url", url, "-user", "sa"));
    command.addAll(List.of(more));
    return command;
  }

  private static void skipper(JavaCommand java, Observation seen) throws Exception {
    int port = java.port(0);
    try (Jvm server =
        java.start(
            "",
            List.of(
                "-jar",
                jar("spring-cloud-skipper-server"),
                "--server.port=" + port,
                "--spring.datasource.url=jdbc:h2:mem:skipper"))) {
      Http http = new Http(port);
      server.awaitUntil(() -> http.answers("/api/deployers", "\"default\""));
      for (String path :
          List.of(
              "/api",
              "/api/about",
              "/api/repositories",
              "/api/packageMetadata",
              "/api/packageMetadata/search/findByName?name=x",
              "/api/release/status/none",
              "/api/none",
              "/actuator/health",
              "/api/release/list")) {
        http.get(path);
      }
      String upload = "/api/package/upload";
      http.send("POST", upload, "{}");
      http.send("POST", upload, "{\"name\":\"x\"");
      http.send(
          "POST",
          upload,
          "{\"repoName\":\"local\",\"name\":\"p\",\"version\":\"1.0.0\",\"extension\":\"zip\","
              + "\"packageFileAsBytes\":[1,2,3]}");
      http.send("POST", "/api/package/install", "{}");
      http.send("DELETE", "/api/packages/none", null);
      seen.add("answers", http.recorded());
      // its scheduled task and its end run at the same time, and what comes of that varies
      seen.addUnordered("console", server.console());
      seen.addEnd("server", server.stop());
    }
  }

  private static void wireMock(JavaCommand java, Observation seen) throws Exception {
    int port = java.port(0);
    try (Jvm server =
        java.start(
            "",
            List.of("-jar", jar("wiremock-standalone"), "--port", "" + port, "--disable-banner"))) {
      Http http = new Http(port);
      server.awaitUntil(() -> http.answers("/__admin/mappings", "mappings"));
      String mappings = "/__admin/mappings";
      http.send(
          "POST",
          mappings,
          "{\"id\":\"11111111-1111-1111-1111-111111111111\",\"request\":{\"method\":\"GET\","
              + "\"urlPattern\":\"/a/.*\"},\"response\":{\"status\":201,\"body\":\"hello\"}}");
      http.get("/a/b");
      http.get("/none");
      http.send("POST", mappings, "{\"request\":");
      http.send("POST", mappings, "{\"request\":{\"urlPattern\":\"(\"}}");
      http.get("/__admin/mappings/none");
      seen.add("answers", http.recorded());
      seen.add("server", server.stop());
    }
  }

  /** Problems too: what the sources depend on is not given. */
  private static void compiler(JavaCommand java, Observation seen) throws Exception {
    String jar = jar("ecj");
    String proceed = "-proceedOnError";
    seen.add(
        "ecj",
        java.run(
            "", List.of("-jar", jar, "-17", "-proc:none", proceed, "-d", "classes", ownSources())));
    seen.addFiles("classes", java.folder().resolve("classes"));
  }

  private static void decompiler(JavaCommand java, Observation seen) throws Exception {
    String from = "--only=org/h2/command";
    seen.add(
        "vineflower",
        java.run(
            "",
            List.of("-jar", jar("vineflower"), "--thread-count=1", from, jar("h2"), "sources")));
    seen.addFiles("sources", java.folder().resolve("sources"));
  }

  private static String jar(String name) {
    return JavaCommand.jar(name + ".jar").toString();
  }

  private static String ownSources() {
    return Path.of("../agent-core/src/main/java/dev").toAbsolutePath().normalize().toString();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = ThirdPartyProgramsIT.class.getResourceAsStream("/thirdparty/" + name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not among the test resources");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
