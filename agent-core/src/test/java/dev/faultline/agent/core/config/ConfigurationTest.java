// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {

  private static final String COMPLETE = "collector.url=http://c:1,token=t,service=s";

  @TempDir Path directory;

  private final Properties properties = new Properties();
  private final Map<String, String> environment = new HashMap<>();

  @Test
  void defaults_standWhereNoSourceHasAValue() {
    Configuration configuration = load("");

    assertThat(configuration.get(Settings.CAPTURE_DEPTH)).isEqualTo(5);
    assertThat(configuration.get(Settings.ENABLED)).isTrue();
    assertThat(configuration.get(Settings.APP_PACKAGES)).isEmpty();
    assertThat(configuration.get(Settings.SERVICE)).isEmpty();
    assertThat(configuration.origin(Settings.CAPTURE_DEPTH)).isEqualTo("default");
  }

  @Test
  void argumentsWinOverPropertiesOverVariablesOverFile() throws IOException {
    file("service=file\nenvironment=file\ndeployment=file\nhost=file\n");
    environment.put("FAULTLINE_SERVICE", "variable");
    environment.put("FAULTLINE_ENVIRONMENT", "variable");
    environment.put("FAULTLINE_DEPLOYMENT", "variable");
    properties.setProperty("faultline.service", "property");
    properties.setProperty("faultline.environment", "property");

    Configuration configuration = load("service=argument");

    assertThat(configuration.get(Settings.SERVICE)).isEqualTo("argument");
    assertThat(configuration.get(Settings.ENVIRONMENT)).isEqualTo("property");
    assertThat(configuration.get(Settings.DEPLOYMENT)).isEqualTo("variable");
    assertThat(configuration.get(Settings.HOST)).isEqualTo("file");
    assertThat(configuration.origin(Settings.SERVICE)).isEqualTo("agent argument");
    assertThat(configuration.origin(Settings.ENVIRONMENT)).isEqualTo("system property");
    assertThat(configuration.origin(Settings.DEPLOYMENT))
        .isEqualTo("environment variable FAULTLINE_DEPLOYMENT");
    assertThat(configuration.origin(Settings.HOST)).endsWith("agent.properties line 4");
  }

  @Test
  void variableOfHarness_isTakenWhereOursIsNotSet() {
    environment.put("ET_APPLICATION_NAME", "theirs");
    environment.put("ET_ENV_ID", "theirs");
    environment.put("FAULTLINE_ENVIRONMENT", "ours");
    environment.put("ET_MAX_ARRAY_LENGTH", "7");

    Configuration configuration = load("");

    assertThat(configuration.get(Settings.SERVICE)).isEqualTo("theirs");
    assertThat(configuration.get(Settings.ENVIRONMENT)).isEqualTo("ours");
    assertThat(configuration.get(Settings.CAPTURE_ELEMENTS)).isEqualTo(7);
  }

  @Test
  void argumentKeys_areTakenWithAndWithoutPrefix() {
    Configuration configuration = load("faultline.service=a,environment=b");

    assertThat(configuration.get(Settings.SERVICE)).isEqualTo("a");
    assertThat(configuration.get(Settings.ENVIRONMENT)).isEqualTo("b");
  }

  @Test
  void argumentValues_mayHoldSeparatorsInQuotesOrBehindABackslash() {
    Configuration configuration =
        load("service=\"a,b;c\",environment=d\\,e,deployment='f,g';log.dir=C:\\logs\\new,host=h");

    assertThat(configuration.get(Settings.SERVICE)).isEqualTo("a,b;c");
    assertThat(configuration.get(Settings.ENVIRONMENT)).isEqualTo("d,e");
    assertThat(configuration.get(Settings.DEPLOYMENT)).isEqualTo("f,g");
    assertThat(configuration.get(Settings.LOG_DIR)).isEqualTo("C:\\logs\\new");
    assertThat(configuration.get(Settings.HOST)).isEqualTo("h");
  }

  @Test
  void listInArguments_goesOnUntilTheNextKey() {
    Configuration configuration = load("app.packages=com.acme,org.shop,service=checkout,enabled");

    assertThat(configuration.get(Settings.APP_PACKAGES)).containsExactly("com.acme", "org.shop");
    assertThat(configuration.get(Settings.SERVICE)).isEqualTo("checkout");
    assertThat(configuration.isSet(Settings.ENABLED)).isTrue();
  }

  @Test
  void file_isReadInUtf8WithContinuationsAndComments() throws IOException {
    file(
        "\uFEFF# comment \\\nservice = b\u00fccher\n\napp.packages=com.a,\\\n   com.b\n! x\nhost:h");

    Configuration configuration = load("");

    assertThat(configuration.get(Settings.SERVICE)).isEqualTo("b\u00fccher");
    assertThat(configuration.get(Settings.APP_PACKAGES)).containsExactly("com.a", "com.b");
    assertThat(configuration.origin(Settings.APP_PACKAGES)).endsWith("line 4");
    assertThat(configuration.origin(Settings.HOST)).endsWith("line 7");
  }

  @Test
  void fileThatIsNotUtf8_isReadAndNamed() throws IOException {
    Files.write(path(), "service=caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    Configuration configuration = load("collector.url=http://c,token=t");

    assertThat(configuration.get(Settings.SERVICE)).isEqualTo("caf\u00e9");
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .contains("agent.properties is not in UTF-8", "save it in UTF-8");
  }

  @Test
  void namedFileThatIsMissing_isAProblem() {
    Configuration configuration = load(COMPLETE + ",config=/no/such/file.properties");

    assertThat(configuration.problems())
        .containsExactly(
            "/no/such/file.properties does not exist: correct faultline.config (agent argument)");
  }

  @Test
  void fileThatCannotBeRead_isAProblem() throws IOException {
    Path malformed = Files.writeString(directory.resolve("x"), "service=\\uZZZZ\nhost=h\n");

    Configuration configuration = load(COMPLETE + ",config=" + malformed);

    assertThat(configuration.get(Settings.HOST)).isEqualTo("h");
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .startsWith(malformed + " line 1 can't be read")
        .contains("write key=value");
  }

  @Test
  void fileWithoutPermission_isAProblem() throws IOException {
    Path file = file("service=s");
    org.junit.jupiter.api.Assumptions.assumeTrue(
        file.toFile().setReadable(false) && !file.toFile().canRead(), "root reads everything");

    assertThat(load("").problems().get(0)).contains("can't be read", "make it readable");
  }

  @Test
  void misspeltKey_isNamedWithTheNearestAndItsSource() throws IOException {
    file("sevice=x\n");
    properties.setProperty("faultline.colector.url", "http://x");
    environment.put("FAULTLINE_TOKN", "x");

    assertThat(load(COMPLETE + ",enviroment=x,zebra=x,nonsense").problems())
        .containsExactly(
            "enviroment (agent argument) is no setting: did you mean faultline.environment?",
            "zebra (agent argument) is no setting: docs/configuration.md lists all",
            "nonsense (agent argument) is no setting: docs/configuration.md lists all",
            "faultline.colector.url (system property) is no setting: did you mean"
                + " faultline.collector.url?",
            "FAULTLINE_TOKN (environment variable) is no setting: did you mean FAULTLINE_TOKEN?",
            "sevice (" + path() + " line 1) is no setting: did you mean faultline.service?");
  }

  @Test
  void variablesThatKubernetesMakes_areNoProblem() {
    environment.put("FAULTLINE_SERVICE_HOST", "10.0.0.1");
    environment.put("FAULTLINE_SERVICE_PORT_HTTP", "80");
    environment.put("FAULTLINE_PORT", "tcp://10.0.0.1:80");
    environment.put("FAULTLINE_COLLECTOR_PORT_8787_TCP_ADDR", "10.0.0.1");

    assertThat(load(COMPLETE).problems()).isEmpty();
  }

  @Test
  void wrongValue_isNamedAndTheNextSourceIsAsked() {
    environment.put("FAULTLINE_CAPTURE_DEPTH", "7");

    Configuration configuration = load(COMPLETE + ",capture.depth=deep");

    assertThat(configuration.get(Settings.CAPTURE_DEPTH)).isEqualTo(7);
    assertThat(configuration.problems())
        .containsExactly(
            "faultline.capture.depth = 'deep' (agent argument) is no whole number: expected a whole"
                + " number, from 0 to 25");
  }

  @Test
  void wrongValueOfAVariable_isNamedAsTheVariable() {
    environment.put("ET_MAX_DEPTH", "99");

    assertThat(load(COMPLETE).problems())
        .containsExactly(
            "ET_MAX_DEPTH = '99' (environment variable) is out of range: expected a"
                + " whole number, from 0 to 25");
  }

  @Test
  void tokenWithAWrongCharacter_isNotShown() {
    Configuration configuration = load("collector.url=http://c,service=s,token=secret\u00fc");

    assertThat(configuration.problems())
        .containsExactly(
            "faultline.token (agent argument) has a character that it must not have (at position"
                + " 7): expected a text");
  }

  @Test
  void whatIsRequired_isNamedWhenMissing() {
    Configuration configuration = load("service=s");

    assertThat(configuration.complete()).isFalse();
    assertThat(configuration.problems())
        .containsExactly(
            "faultline.collector.url is missing, so nothing is recorded: set"
                + " -Dfaultline.collector.url=… or the environment variable"
                + " FAULTLINE_COLLECTOR_URL",
            "faultline.token is missing, so nothing is recorded: set -Dfaultline.token=… or the"
                + " environment variable FAULTLINE_TOKEN");
  }

  @Test
  void tokenFile_standsForTheToken() {
    Configuration configuration = load("service=s,collector.url=https://c,token.file=/x");

    assertThat(configuration.complete()).isTrue();
    assertThat(configuration.problems()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8787, http://localhost:8787",
    "https://c.example.com/et/, https://c.example.com/et",
    "HTTPS://[::1]:8443, HTTPS://[::1]:8443",
    "http://[::1], http://[::1]"
  })
  void url_isTakenWithoutTheSlashAtItsEnd(String text, String expected) {
    assertThat(load("collector.url=" + text).get(Settings.COLLECTOR_URL)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "collector:8787, does not start with http:// or https://",
    "http://, names no host",
    "http://user:pw@host, has a user in it",
    "http://host:99999, has a port that is none",
    "http://host:x, has a port that is none",
    "http://host:, has a port that is none",
    "http://host/a?b=c, must have no blank"
  })
  void wrongUrl_isRefusedWithTheReason(String text, String reason) {
    Configuration configuration = load("token=t,service=s,collector.url=" + text);

    assertThat(configuration.isSet(Settings.COLLECTOR_URL)).isFalse();
    assertThat(configuration.problems()).singleElement().asString().contains(reason, "expected");
  }

  @ParameterizedTest
  @CsvSource({"64KB, 65536", "65536, 65536", "1 MB, 1048576", "2MiB, 2097152", "128k, 131072"})
  void size_isReadWithItsUnit(String text, long expected) {
    assertThat(load("capture.bytes=" + text).get(Settings.CAPTURE_BYTES)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"500, 500", "20ms, 20", "2s, 2000", "1 m, 60000"})
  void duration_isReadWithItsUnit(String text, long expected) {
    assertThat(load("shutdown.flush=" + text).get(Settings.SHUTDOWN_FLUSH)).isEqualTo(expected);
  }

  @Test
  void shareOfTheGovernor_isReadAsPercentage() {
    assertThat(load("governor.share=1.5%").get(Settings.GOVERNOR_SHARE)).isEqualTo(1.5);
    assertThat(load(COMPLETE + ",governor.share=NaN").problems()).hasSize(1);
  }

  @Test
  void choice_isRefusedWhereItIsNone() {
    assertThat(load(COMPLETE + ",log.level=DEBUG").get(Settings.LOG_LEVEL)).isEqualTo("debug");
    assertThat(load(COMPLETE + ",log.level=loud").problems())
        .singleElement()
        .asString()
        .endsWith("is none of them: expected one of off, error, warn, info, debug");
  }

  @Test
  void patterns_areSeparatedByCommasOutsideBrackets() throws IOException {
    file("redact.patterns=AB\\\\d{3,4},x(y,z)\\\\,q\n");

    assertThat(load("").get(Settings.REDACT_PATTERNS))
        .extracting(Pattern::pattern)
        .containsExactly("AB\\d{3,4}", "x(y,z)\\,q");
  }

  @Test
  void patternThatCannotBeRead_isAProblem() {
    assertThat(load(COMPLETE + ",redact.patterns=a(b").problems())
        .singleElement()
        .asString()
        .contains("can't be read: 'a(b'");
  }

  @Test
  void hostileArguments_neverThrow() {
    for (String arguments :
        List.of(
            "=", ",,,", "=x", "\\", "\"", "service=\"", "a=b=c", "service", "\u0000", "'=',=")) {
      assertThat(load(arguments).problems()).isNotEmpty();
    }
    assertThat(Configuration.load(null, sources()).problems()).hasSize(3);
  }

  @Test
  void report_showsOriginsAndMasksSecrets() {
    environment.put("FAULTLINE_TOKEN", "flt_verysecret");

    String report =
        new ConfigurationReport(load("capture.time=1s,collector.url=http://c,nonsense=1")).render();

    assertThat(report)
        .doesNotContain("verysecret")
        .containsPattern("faultline.token +«set, not shown» +environment variable FAULTLINE_TOKEN")
        .containsPattern("faultline.capture.time +1s +agent argument")
        .containsPattern("faultline.capture.bytes +256KB +default")
        .contains("problem: nonsense (agent argument) is no setting");
  }

  @Test
  void proxy_isAHostWithAPort() {
    assertThat(load("proxy=proxy.example.com:3128").get(Settings.PROXY))
        .isEqualTo("proxy.example.com:3128");
    assertThat(load("proxy=http://[::1]:3128/").get(Settings.PROXY)).isEqualTo("[::1]:3128");
    for (String wrong :
        new String[] {"proxy.example.com", "socks://p:1080", "p:0", "p:99999", "[::1]", "p/x:1"}) {
      assertThat(load(COMPLETE + ",proxy=" + wrong).problems())
          .singleElement()
          .asString()
          .contains("faultline.proxy = '" + wrong + "'", "such as proxy.example.com:3128");
    }
  }

  @Test
  void passwordInAnAddress_isNotShown() {
    Configuration configuration =
        load("collector.url=https://u:geheim@c:1,token=t,service=s,proxy=http://u:geheim@p:3128");

    assertThat(configuration.problems()).hasSizeGreaterThanOrEqualTo(2);
    assertThat(String.join("\n", configuration.problems()))
        .contains("faultline.proxy = '«not shown»@p:3128'", "faultline.proxy.user")
        .doesNotContain("geheim");
  }

  @Test
  void propertiesOfHarnessErrorTracking_areTakenLikeItsVariables() {
    properties.setProperty("harness.etagent.collector.url", "https://harness.example.com");
    properties.setProperty("harness.etagent.max.string.length", "77");
    properties.setProperty("harness.etagent.max.depth", "deep");
    properties.setProperty("faultline.capture.elements", "3");
    properties.setProperty("harness.etagent.max.array.length", "4");
    Configuration configuration = load("token=t,service=s");

    assertThat(configuration.get(Settings.COLLECTOR_URL)).isEqualTo("https://harness.example.com");
    assertThat(configuration.get(Settings.CAPTURE_STRING_NESTED)).isEqualTo(77);
    assertThat(configuration.get(Settings.CAPTURE_ELEMENTS)).isEqualTo(3);
    assertThat(configuration.problems())
        .singleElement()
        .asString()
        .startsWith("harness.etagent.max.depth = 'deep' (system property) is no whole number");
    assertThat(configuration.notes()).isEmpty();
  }

  @Test
  void whatHarnessErrorTrackingHasAlone_isNoted() {
    properties.setProperty("harness.etagent.boot.time", "1");
    environment.put("ET_NO_CEREBRO", "true");
    environment.put("ET_PHONE_HOME", "true");
    Configuration configuration = load(COMPLETE);

    assertThat(configuration.problems()).isEmpty();
    assertThat(configuration.notes())
        .containsExactlyInAnyOrder(
            "harness.etagent.boot.time (system property) has no equivalent here and is passed over",
            "ET_NO_CEREBRO (environment variable) has no equivalent here and is passed over");
  }

  private Configuration load(String arguments) {
    return Configuration.load(arguments, sources());
  }

  private ConfigurationSources sources() {
    return new ConfigurationSources(properties, environment, null, directory.toFile());
  }

  private File path(String name) {
    return directory.resolve(name).toFile();
  }

  private Path path() {
    return path("agent.properties").toPath();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(path(), text);
  }
}
