// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Programs that say the same through each logging library, in its oldest and its newest version
 * that is supported.
 */
class LoggingIT {

  private record Library(String name, String program, boolean templates, List<String> jars) {

    /** The class that logs, where a library names loggers so. */
    String logger() {
      return program.equals("TinyShop") ? "TinyShop" : "shop.Orders";
    }

    /** What it drops never gets to a library that compares levels where it is called. */
    boolean showsWhatIsDropped() {
      return !program.equals("TinyShop");
    }

    boolean hasContext() {
      return !program.equals("JdkShop");
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static final Pattern LINK = Pattern.compile(" \\[http://[^/]+(/l/[a-z2-7]{12})\\]");

  @TempDir Path folder;

  /** The JDK's own on each JDK, the others on the one that runs the tests. */
  static Stream<Arguments> libraries() throws Exception {
    Library ofJdk = new Library("java.util.logging", "JdkShop", true, List.of());
    Path jdk = Path.of(System.getProperty("java.home"));
    return Stream.concat(
        Jdks.homes().stream().map(home -> Arguments.of(ofJdk, home)),
        others().map(library -> Arguments.of(library, jdk)));
  }

  private static Stream<Library> others() {
    return Stream.of(
        new Library(
            "logback 1.2",
            "SlfShop",
            true,
            List.of("logback-classic-1.2.0", "logback-core-1.2.0", "slf4j-api-1.7.36")),
        new Library(
            "logback 1.6",
            "SlfShop",
            true,
            List.of("logback-classic-1.6.6", "logback-core-1.6.6", "slf4j-api-2.0.20")),
        new Library("log4j 2.0", "Log4jShop", true, List.of("log4j-core-2.0.2", "log4j-api-2.0.2")),
        new Library(
            "log4j 2.26", "Log4jShop", true, List.of("log4j-core-2.26.1", "log4j-api-2.26.1")),
        new Library(
            "log4j 2.26, asynchronous",
            "Log4jShop",
            true,
            List.of("log4j-core-2.26.1", "log4j-api-2.26.1", "disruptor-4.0.0")),
        new Library("log4j 1.2", "Log4jOneShop", false, List.of("log4j-1.2.17")),
        new Library("jboss-logmanager 2", "JdkShop", true, List.of("jboss-logmanager-2.0.0.Final")),
        new Library(
            "jboss-logmanager 3",
            "JdkShop",
            true,
            List.of(
                "jboss-logmanager-3.2.2.Final",
                "smallrye-common-constraint-2.14.0",
                "smallrye-common-cpu-2.14.0",
                "smallrye-common-expression-2.14.0",
                "smallrye-common-function-2.14.0",
                "smallrye-common-net-2.14.0",
                "smallrye-common-os-2.14.0",
                "smallrye-common-ref-2.14.0")),
        new Library(
            "tinylog 2.0", "TinyShop", false, List.of("tinylog-api-2.0.0", "tinylog-impl-2.0.0")),
        new Library(
            "tinylog 2.7", "TinyShop", false, List.of("tinylog-api-2.7.0", "tinylog-impl-2.7.0")),
        new Library("reload4j", "Log4jOneShop", false, List.of("reload4j-1.2.27")));
  }

  @ParameterizedTest
  @MethodSource("libraries")
  void statements_areEventsWithVariables_andTheLogOfTheThread(Library library, Path jdk)
      throws Exception {
    Run without =
        jvm(library, jdk).withoutAgent().runCompiled(classPath(library), library.program());
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          jvm(library, jdk)
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "10s");
      Run run = jvm.runCompiled(classPath(library), library.program());
      assertThat(run.status()).isEqualTo(0);
      assertThat(withoutTimes(run.out())).isEqualTo(withoutTimes(without.out()));
      assertThat(withoutTimes(run.err())).isEqualTo(withoutTimes(without.err()));

      JsonNode events = collector.events(found -> found.size() == 3);
      assertThat(events).as("%s", events).hasSize(3);
      declined(library, collector, of(events, "LOGGED_WARNING", "decline"));
      failed(collector, of(events, "LOGGED_ERROR", "ship"));
      lost(collector, of(events, "LOGGED_ERROR", "logged"));
      assertThat(jvm.agentLog()).doesNotContain("failed").doesNotContain("left as it");
      linked(library, jdk, collector, without);
    }
  }

  /** Where it is wanted, what is logged has a link to its event, and nothing else is different. */
  private void linked(Library library, Path jdk, RunningCollector collector, Run without)
      throws Exception {
    AgentJvm jvm =
        jvm(library, jdk)
            .collector(collector.url(), RunningCollector.TOKEN)
            .setting("service", "linked")
            .setting("logs.link", "true")
            .setting("logs.level", "debug")
            .setting("shutdown.flush", "10s");
    Run run = jvm.runCompiled(classPath(library), library.program());
    String written = run.out() + run.err();
    assertThat(withoutTimes(LINK.matcher(written).replaceAll("")))
        .isEqualTo(withoutTimes(without.out() + without.err()));
    JsonNode events = collector.events("linked", found -> found.size() == 3);
    linked(written, "order 1 declined: card 1", collector, of(events, "LOGGED_WARNING", "decline"));
    linked(written, "order 5 declined: card 5", collector, of(events, "LOGGED_WARNING", "decline"));
    linked(written, "order 7 failed", collector, of(events, "LOGGED_ERROR", "ship"));
    linked(written, "order 8 lost", collector, of(events, "LOGGED_ERROR", "logged"));
    assertThat(LINK.matcher(written).results()).hasSize(7);
    // what the configuration drops is there, and in no other place
    assertThat(messages(collector.firstSnapshot(of(events, "LOGGED_ERROR", "ship"))))
        .noneMatch(message -> message.contains("/l/"))
        .startsWith(
            library.showsWhatIsDropped()
                ? new String[] {"opened", "not written: 1", "order 1 declined: card 1"}
                : new String[] {"opened", "order 1 declined: card 1"});
    assertThat(written).doesNotContain("not written");
    assertThat(of(events, "LOGGED_WARNING", "decline").at("/template/message").asText())
        .doesNotContain("/l/");
  }

  private static void linked(
      String written, String message, RunningCollector collector, JsonNode event) throws Exception {
    String line = written.lines().filter(l -> l.contains(message)).findFirst().orElseThrow();
    Matcher link = LINK.matcher(line);
    assertThat(link.find()).as(line).isTrue();
    assertThat(line).contains(message + link.group());
    assertThat(collector.page(link.group(1))).contains("/events/" + event.path("id").asText());
  }

  /**
   * Where the application shows its context, the link is in it; in no other line, and no snapshot.
   */
  @ParameterizedTest
  @ValueSource(strings = {"logback 1.2", "logback 1.6"})
  void links_areInTheMappedContext_whereThatIsWanted(String name) throws Exception {
    Library logback = others().filter(library -> library.name().equals(name)).findFirst().get();
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          jvm(logback, Path.of(System.getProperty("java.home")))
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("logs.link", "mdc")
              .setting("shutdown.flush", "10s");
      Path settings = folder.resolve("logback.xml");
      Files.writeString(
          settings,
          Files.readString(settings).replace("%m", "%m tenant=%X{tenant} [%X{faultline}]"));
      Run run = jvm.runCompiled(classPath(logback), logback.program());
      JsonNode events = collector.events(found -> found.size() == 3);
      linked(
          run.out(),
          "order 5 declined: card 5 tenant=acme",
          collector,
          of(events, "LOGGED_WARNING", "decline"));
      linked(
          run.out(), "order 8 lost tenant=acme", collector, of(events, "LOGGED_ERROR", "logged"));
      assertThat(run.out()).contains("opened tenant=acme []").contains("closed tenant=acme []");
      JsonNode logs = collector.firstSnapshot(of(events, "LOGGED_ERROR", "logged")).path("logs");
      assertThat(logs).allMatch(statement -> statement.path("mdc").size() == 1);
    }
  }

  @Test
  void appendersThatThrowAndLog_andAStormOfErrors_changeNothingAndAreCounted() throws Exception {
    Library logback =
        new Library(
            "logback 1.6",
            "HostileLogging",
            true,
            List.of("logback-classic-1.6.6", "logback-core-1.6.6", "slf4j-api-2.0.20"));
    String storm = "1000000";
    Run without =
        jvm(logback, Path.of(System.getProperty("java.home")))
            .withoutAgent()
            .runCompiled(classPath(logback), logback.program(), storm);
    try (RunningCollector collector = new RunningCollector(folder)) {
      AgentJvm jvm =
          jvm(logback, Path.of(System.getProperty("java.home")))
              .collector(collector.url(), RunningCollector.TOKEN)
              .setting("shutdown.flush", "20s");
      Run run = jvm.runCompiled(classPath(logback), logback.program(), storm);
      assertThat(run.status()).isEqualTo(0);
      assertThat(withoutTimes(run.out())).isEqualTo(withoutTimes(without.out()));
      assertThat(withoutTimes(run.err())).isEqualTo(withoutTimes(without.err()));
      Map<String, Long> counts = new TreeMap<>();
      for (JsonNode event : collector.events(found -> found.size() >= 7)) {
        String message = event.at("/template/message").asText("");
        counts.put(message.isEmpty() ? event.path("type").asText() : message, count(event));
        assertThat(collector.firstSnapshot(event).toString()).doesNotContain("Xq7vZt3kLm");
      }
      assertThat(counts)
          .containsEntry("storm {}", 1_000_000L)
          .containsEntry("throw me", 1L)
          .containsEntry("talk", 1L)
          .containsEntry("the appender has something to say", 1L)
          .containsEntry("an argument {} that throws", 1L);
      assertThat(jvm.agentLog()).doesNotContain("A recording failed");
    }
  }

  private static long count(JsonNode event) {
    return event.path("count").asLong();
  }

  private static void declined(Library library, RunningCollector collector, JsonNode event)
      throws Exception {
    assertThat(event.path("count").asLong()).isEqualTo(5);
    JsonNode snapshot = collector.firstSnapshot(event);
    JsonNode template = snapshot.at("/event/template");
    assertThat(template.path("logger").asText()).isEqualTo(library.logger());
    assertThat(template.path("level").asText()).isEqualTo("WARN");
    if (library.templates()) {
      assertThat(template.path("message").asText()).startsWith("order {").contains("declined");
    } else {
      assertThat(template.path("message").asText("")).isEmpty();
    }
    JsonNode trace = snapshot.at("/exceptions/0");
    assertThat(trace.path("relation").asText()).isEqualTo("statement");
    assertThat(trace.path("message").asText()).isEqualTo("order 1 declined: card 1");
    JsonNode frame = frame(trace, "decline");
    assertThat(value(frame, "order")).isEqualTo("1");
    assertThat(value(frame, "reason")).isEqualTo("card 1");
    assertThat(variable(frame, "basket").at("/entries/0/value/value").asText()).isEqualTo("10");
    assertThat(frame(trace, "main").path("application").asBoolean()).isTrue();
    assertThat(messages(snapshot)).containsExactly("opened", "order 1 declined: card 1");
    assertThat(snapshot.at("/logs/1/current").asBoolean()).isTrue();
    assertThat(snapshot.at("/logs/1/mdc/tenant").asText())
        .isEqualTo(library.hasContext() ? "acme" : "");
  }

  private static void failed(RunningCollector collector, JsonNode event) throws Exception {
    assertThat(event.path("count").asLong()).isEqualTo(1);
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/exceptions/0/type").asText())
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(value(frame(snapshot.at("/exceptions/0"), "ship"), "address")).isEqualTo("street 7");
    assertThat(snapshot.at("/outcome/kind").asText()).isEqualTo("logged");
    JsonNode trace = snapshot.at("/exceptions/1");
    assertThat(trace.path("relation").asText()).isEqualTo("statement");
    assertThat(value(frame(trace, "caught"), "order")).isEqualTo("7");
    List<String> messages = messages(snapshot);
    assertThat(messages).hasSize(7).last().isEqualTo("order 7 failed");
    assertThat(snapshot.at("/logs/6/exception/type").asText())
        .isEqualTo("java.lang.IllegalStateException");
  }

  private static void lost(RunningCollector collector, JsonNode event) throws Exception {
    JsonNode snapshot = collector.firstSnapshot(event);
    assertThat(snapshot.at("/event/template/message").asText("")).isEmpty();
    JsonNode trace = snapshot.at("/exceptions/0");
    assertThat(trace.path("message").asText()).isEqualTo("order 8 lost");
    assertThat(value(frame(trace, "logged"), "price")).isEqualTo("12.0");
  }

  private static List<String> messages(JsonNode snapshot) {
    List<String> messages = new ArrayList<>();
    snapshot.path("logs").forEach(statement -> messages.add(statement.path("message").asText()));
    return messages;
  }

  private static JsonNode of(JsonNode events, String kind, String method) {
    for (JsonNode event : events) {
      if (event.path("kind").asText().equals(kind)
          && event.at("/location/method").asText().equals(method)) {
        return event;
      }
    }
    throw new AssertionError("no " + kind + " in " + method + ": " + events);
  }

  private static JsonNode frame(JsonNode trace, String method) {
    for (JsonNode frame : trace.path("frames")) {
      if (frame.path("method").asText().equals(method)) {
        return frame;
      }
    }
    throw new AssertionError("no frame of " + method + " in " + trace);
  }

  private static JsonNode variable(JsonNode frame, String name) {
    for (JsonNode variable : frame.path("variables")) {
      if (variable.path("name").asText().equals(name)) {
        return variable;
      }
    }
    throw new AssertionError("no variable " + name + " in " + frame);
  }

  private static String value(JsonNode frame, String name) {
    return variable(frame, name).path("value").asText();
  }

  /** Logging libraries begin lines with the time, or milliseconds since their start. */
  private static String withoutTimes(String text) {
    return text.lines()
        .filter(line -> !line.matches("[A-Z][a-z]{2} [0-9]+, [0-9]{4} .*"))
        .map(line -> line.replaceAll("[0-9]{2}:[0-9]{2}:[0-9]{2}\\.[0-9]{3} |^[0-9]+ ", ""))
        .reduce("", (a, b) -> a + b + "\n");
  }

  private AgentJvm jvm(Library library, Path jdk) throws IOException {
    AgentJvm jvm = new AgentJvm(folder, jdk);
    Path settings = folder.resolve("log4j2.xml");
    Files.writeString(
        settings,
        """
        <Configuration><Appenders><Console name="C"><PatternLayout pattern="%d{HH:mm:ss.SSS} %p %c %m%n%throwable{1}"/></Console></Appenders>
        <Loggers><Root level="info"><AppenderRef ref="C"/></Root></Loggers></Configuration>
        """);
    jvm.option("-Dlog4j.configurationFile=" + settings);
    Path logback = folder.resolve("logback.xml");
    Files.writeString(
        logback,
        """
        <configuration><appender name="C" class="ch.qos.logback.core.ConsoleAppender">
        <encoder><pattern>%d{HH:mm:ss.SSS} %p %c %m%n%ex{1}</pattern></encoder></appender>
        <root level="INFO"><appender-ref ref="C"/></root></configuration>
        """);
    jvm.option("-Dlogback.configurationFile=" + logback);
    if (library.name().contains("jboss")) {
      Path jboss = folder.resolve("jboss.properties");
      Files.writeString(
          jboss,
          """
          logger.level=INFO
          logger.handlers=C
          handler.C=org.jboss.logmanager.handlers.ConsoleHandler
          handler.C.formatter=F
          handler.C.properties=autoFlush
          handler.C.autoFlush=true
          formatter.F=org.jboss.logmanager.formatters.PatternFormatter
          formatter.F.properties=pattern
          formatter.F.pattern=%d{HH:mm:ss.SSS} %p %c %m%n
          """);
      jvm.option("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
      jvm.option("-Dlogging.configuration=" + jboss.toUri());
    }
    jvm.option("-Dtinylog.writer=console");
    jvm.option("-Dtinylog.writer.format={date: HH:mm:ss.SSS} {level} {class} {message}");
    jvm.option("-Dtinylog.writer.level=info");
    if (library.name().contains("asynchronous")) {
      jvm.option(
          "-Dlog4j2.contextSelector=org.apache.logging.log4j.core.async.AsyncLoggerContextSelector");
    }
    return jvm;
  }

  private String classPath(Library library) throws IOException {
    List<String> jars = new ArrayList<>();
    for (String jar : library.jars()) {
      jars.add(Path.of("target", "libraries", jar + ".jar").toAbsolutePath().toString());
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    List<String> options = new ArrayList<>(List.of("-g", "--release", "8", "-Xlint:-options"));
    options.addAll(List.of("-d", classes.toString()));
    if (!jars.isEmpty()) {
      options.addAll(List.of("-cp", String.join(File.pathSeparator, jars)));
    }
    options.add("src/test/programs/logging/" + library.program() + ".java");
    int status =
        javax.tools.ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, options.toArray(String[]::new));
    assertThat(status).isZero();
    jars.add(classes.toString());
    return String.join(File.pathSeparator, jars);
  }
}
