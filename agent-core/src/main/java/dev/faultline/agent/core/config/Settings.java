// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Every setting of the agent, defined once. {@code docs/configuration.md} is made from these
 * definitions; its test says how to make it again after a change here.
 */
public final class Settings {

  private static final List<Setting<?>> ALL = new ArrayList<>(48);

  // What the agent needs

  public static final Setting<String> COLLECTOR_URL =
      text(
              SettingType.URL,
              "collector.url",
              "Where the collector answers, with a path if it has one.")
          .alias("ET_COLLECTOR_URL")
          .markRequired();
  public static final Setting<String> TOKEN =
      text(
              SettingType.TEXT,
              "token",
              "The agent token that the collector made. Better kept in `faultline.token.file` or the"
                  + " environment: command lines can be read by others.")
          .alias("ET_TOKEN")
          .markRequired()
          .markSecret();
  public static final Setting<String> TOKEN_FILE =
      text(
          SettingType.PATH,
          "token.file",
          "A file that holds the token, instead of `faultline.token`.");
  public static final Setting<String> SERVICE =
      text(SettingType.TEXT, "service", "What runs: the name of the service, such as `checkout`.")
          .alias("ET_APPLICATION_NAME")
          .markRequired();

  // What it should know

  public static final Setting<String> ENVIRONMENT =
      text(SettingType.TEXT, "environment", "Where it runs, such as `production`.")
          .alias("ET_ENV_ID");
  public static final Setting<String> DEPLOYMENT =
      text(
              SettingType.TEXT,
              "deployment",
              "The version that runs, such as `2.4.1`. Decides what is new and what resurfaced. Found in"
                  + " build-info.properties, the manifest or git.properties where it is not given.")
          .alias("ET_DEPLOYMENT_NAME");
  public static final Setting<String> HOST =
      add(
              SettingType.TEXT,
              "host",
              "",
              "the machine's name",
              "The name that this machine is shown by.")
          .alias("ET_SERVER_NAME");

  // The way to the collector

  public static final Setting<String> TLS_CA =
      text(
          SettingType.PATH,
          "tls.ca",
          "The authorities that sign the collector's certificate, instead of the platform's: PEM,"
              + " PKCS #12 or JKS.");
  public static final Setting<String> TLS_CERTIFICATE =
      text(
          SettingType.PATH,
          "tls.certificate",
          "The agent's own certificate, where the collector or a proxy in front of it asks for one:"
              + " PEM with its chain, or PKCS #12 with its key. Read again when a connection fails.");
  public static final Setting<String> TLS_KEY =
      text(
          SettingType.PATH,
          "tls.key",
          "The private key of a certificate in PEM, where it is in a file of its own.");
  public static final Setting<String> TLS_PASSWORD =
      text(
              SettingType.TEXT,
              "tls.password",
              "What opens the files above, where they are encrypted.")
          .markSecret();
  public static final Setting<String> TLS_PASSWORD_FILE =
      text(
          SettingType.PATH,
          "tls.password.file",
          "A file that holds that password, instead of `faultline.tls.password`.");
  public static final Setting<String> PROXY =
      text(
          SettingType.PROXY,
          "proxy",
          "The HTTP proxy on the way to the collector. Without it the agent connects directly: the"
              + " JVM's own proxy settings are the application's.");
  public static final Setting<String> PROXY_USER =
      text(SettingType.TEXT, "proxy.user", "How the agent signs in at the proxy (Basic).");
  public static final Setting<String> PROXY_PASSWORD =
      text(SettingType.TEXT, "proxy.password", "The password of that user.").markSecret();
  public static final Setting<String> PROXY_PASSWORD_FILE =
      text(
          SettingType.PATH,
          "proxy.password.file",
          "A file that holds that password, instead of `faultline.proxy.password`.");

  public static final Setting<String> SPOOL_DIR =
      text(
          SettingType.PATH,
          "spool.dir",
          "A directory in which batches wait while the collector is away, so that they outlive the"
              + " JVM. Only its owner can read what the agent writes there.");
  public static final Setting<Long> SPOOL_SIZE =
      add(
              SettingType.SIZE,
              "spool.size",
              64L << 20,
              "64MB",
              "How large the batches of one JVM may become there.")
          .between(1L << 20, 16L << 30);

  // Whether and where it looks

  public static final Setting<Boolean> PREFLIGHT =
      flag(
          "preflight",
          true,
          "`false` starts the agent in JVMs too in which it would stay out because it was not tested"
              + " with them.");

  public static final Setting<Boolean> ENABLED =
      flag("enabled", true, "`false` makes the agent do nothing at all.");
  public static final Setting<List<String>> APP_PACKAGES =
      list(
          "app.packages",
          "all but well-known libraries",
          "The packages that are application code, instead of the guess. `*`: all classes outside"
              + " the JDK.");
  public static final Setting<List<String>> APP_EXCLUDE =
      list("app.exclude", "none", "Packages and classes that are not application code after all.");
  public static final Setting<Boolean> CODE_SEND =
      flag(
          "code.send",
          true,
          "Whether class files of application frames may be sent, once each, so that the collector"
              + " can show the code.");

  // Configuration and the agent's own log

  public static final Setting<String> CONFIG =
      add(
          SettingType.PATH,
          "config",
          "",
          "`agent.properties` beside the jar, else in the working directory",
          "The file with settings.");
  public static final Setting<String> LOG_DIR =
      add(
          SettingType.PATH,
          "log.dir",
          "",
          "see [the agent's log](#the-agents-log)",
          "The directory of the agent's own log.");
  public static final Setting<String> LOG_LEVEL =
      add(
              SettingType.CHOICE,
              "log.level",
              "info",
              "info",
              "How much the agent writes into its log.")
          .choices("off", "error", "warn", "info", "debug");
  public static final Setting<Boolean> LOG_CONSOLE =
      flag("log.console", false, "Whether the agent's log goes to standard error as well.")
          .alias("ET_LOG_TO_CONSOLE");

  // How much of a moment is recorded

  public static final Setting<Long> CAPTURE_DEPTH =
      number(
              "capture.depth",
              5,
              0,
              25,
              "How many steps from a variable along fields and elements are recorded.")
          .alias("ET_MAX_DEPTH");
  public static final Setting<Long> CAPTURE_STRING =
      number(
          "capture.string",
          1_024,
          0,
          100_000,
          "Characters kept of a string that a variable holds.");
  public static final Setting<Long> CAPTURE_STRING_NESTED =
      number(
              "capture.string.nested",
              300,
              0,
              100_000,
              "Characters kept of a string deeper in an object.")
          .alias("ET_MAX_STRING_LENGTH");
  public static final Setting<Long> CAPTURE_ELEMENTS =
      number(
              "capture.elements",
              25,
              0,
              10_000,
              "Elements or entries kept of an array, collection or map.")
          .alias("ET_MAX_ARRAY_LENGTH");
  public static final Setting<Long> CAPTURE_FIELDS =
      number("capture.fields", 50, 0, 1_000, "Fields kept of an object.");
  public static final Setting<Long> CAPTURE_STACK =
      number("capture.stack", 2_000, 1, 10_000, "Stack elements kept of an exception.")
          .alias("ET_MAX_STACK_DEPTH");
  public static final Setting<Long> CAPTURE_FRAMES =
      number("capture.frames", 100, 0, 1_000, "Frames of a snapshot whose variables are recorded.");
  public static final Setting<Long> CAPTURE_VALUES =
      number("capture.values", 2_000, 0, 100_000, "Values recorded in a snapshot.");
  public static final Setting<Long> CAPTURE_BYTES =
      add(
              SettingType.SIZE,
              "capture.bytes",
              256L << 10,
              "256KB",
              "Size of a snapshot, as JSON before compression.")
          .between(16L << 10, 4L << 20);
  public static final Setting<Long> CAPTURE_TIME =
      add(
              SettingType.DURATION,
              "capture.time",
              20L,
              "20ms",
              "Time of the application's thread that one snapshot may take.")
          .between(1, 10_000);

  // How often

  public static final Setting<Long> SNAPSHOTS_PER_DAY =
      number(
          "snapshots.per.day",
          10,
          1,
          1_000,
          "Snapshots of an event in its first day, spaced out; afterwards there is one a day. All"
              + " occurrences are counted.");
  public static final Setting<Double> GOVERNOR_SHARE =
      add(
              SettingType.PERCENT,
              "governor.share",
              0.5,
              "0.5",
              "Percentage of CPU time that recording may take before it pauses; an event's first"
                  + " occurrence has a reserve of its own.")
          .between(0, 50);

  public static final Setting<Double> BREAKER_HEAP =
      add(
              SettingType.PERCENT,
              "breaker.heap",
              90.0,
              "90",
              "Percentage of the heap in use after a collection at which nothing is recorded any more"
                  + " until it is 10 lower; occurrences are counted. `0`: recorded in any case.")
          .between(0, 100);
  public static final Setting<Double> BREAKER_CPU =
      add(
              SettingType.PERCENT,
              "breaker.cpu",
              95.0,
              "95",
              "The same for the machine's CPU, where it is that busy for a minute.")
          .between(0, 100);

  // What is recorded beside exceptions

  public static final Setting<Boolean> LOGS =
      flag(
          "logs",
          true,
          "Whether log statements are recorded: the last ones of a thread, and those of errors and"
              + " warnings as events.");

  /** Of {@link #LOGS_LEVEL}: none that the application's configuration drops. */
  public static final String LEVEL_CONFIGURED = "configured";

  public static final Setting<String> LOGS_LEVEL =
      add(
              SettingType.CHOICE,
              "logs.level",
              LEVEL_CONFIGURED,
              LEVEL_CONFIGURED,
              "From which level on statements are recorded that the application's own configuration"
                  + " drops: they are in the snapshots, and nowhere else. Costs time at each of them.")
          .choices(LEVEL_CONFIGURED, "info", "debug", "trace");

  /** Links are in the mapped diagnostic context. */
  public static final String LINK_MDC = "mdc";

  public static final Setting<String> LOGS_LINK =
      add(
              SettingType.CHOICE,
              "logs.link",
              "false",
              "false",
              "Whether what the application logs at level error or warn has a link to the page of its"
                  + " event: `true` at the end of the line, `mdc` under the key `faultline` of the"
                  + " mapped diagnostic context (Logback; others have none then). This changes what"
                  + " is logged.")
          .choices("false", "true", LINK_MDC);
  public static final Setting<String> LOGS_LINK_URL =
      add(
          SettingType.URL,
          "logs.link.url",
          "",
          "`faultline.collector.url`",
          "Where people reach the collector, for `faultline.logs.link`.");

  public static final Setting<Boolean> REQUESTS =
      flag(
          "requests",
          true,
          "Whether requests to the application are recorded with what fails while they are handled:"
              + " method, path, query and headers, never a body. They are counted, too.");
  public static final Setting<BitSet> HTTP_ERRORS =
      add(
          SettingType.STATUSES,
          "http.errors",
          Statuses.parse(Collections.singletonList("5xx")),
          "5xx",
          "Answers to requests that are events, where no other event tells of the failure.");

  // What takes too long

  public static final Setting<Boolean> SLOW =
      flag(
          "slow",
          true,
          "Whether calls of entry points that take too long are events, with where their time goes.");
  public static final Setting<Long> SLOW_FLOOR =
      add(
              SettingType.DURATION,
              "slow.floor",
              1_000L,
              "1s",
              "Below this no call is too long. Above, one is that takes three times as long as 95 of"
                  + " 100 calls of its entry point, once 50 calls are known.")
          .between(20, 3_600_000);
  public static final Setting<Long> SLOW_THRESHOLD =
      add(
              SettingType.DURATION,
              "slow.threshold",
              0L,
              "learned for each entry point",
              "From this on each call is too long, instead of what is learned (0 to learn).")
          .between(0, 3_600_000);
  public static final Setting<TimedMethodNames> SLOW_METHODS =
      add(
          SettingType.METHODS,
          "slow.methods",
          TimedMethodNames.parse(Collections.<String>emptyList()),
          "none",
          "Methods whose calls are timed as those of entry points are, each with a threshold of its"
              + " own behind a colon if need be; `com.acme.Orders.*` for all of a class.");

  // What is not shown to anyone

  public static final Setting<List<String>> REDACT_NAMES =
      list(
          "redact.names",
          "none",
          "Names of variables, fields, map keys, headers and properties whose values are never"
              + " recorded, beside the built-in ones.");
  public static final Setting<List<String>> REDACT_NAMES_EXCLUDE =
      list(
          "redact.names.exclude",
          "none",
          "Names that the built-in rules take for secret and that are not.");
  public static final Setting<List<String>> REDACT_TYPES =
      list(
          "redact.types",
          "none",
          "Classes (`com.acme.Iban`) and packages (`com.acme.secret.*`) whose instances are never"
              + " recorded, beside the built-in ones.");
  public static final Setting<List<Pattern>> REDACT_PATTERNS =
      add(
          SettingType.PATTERNS,
          "redact.patterns",
          Collections.<Pattern>emptyList(),
          "none",
          "What is replaced in every text, beside the built-in patterns.");

  // At the end, and for diagnosis

  public static final Setting<Long> SHUTDOWN_FLUSH =
      add(
              SettingType.DURATION,
              "shutdown.flush",
              2_000L,
              "2s",
              "How long the end of the JVM may wait for the last data to be sent.")
          .between(0, 60_000)
          .alias("ET_SHUTDOWN_GRACETIME");
  public static final Setting<String> DEBUG_DUMP =
      text(
          SettingType.PATH,
          "debug.dump",
          "A directory for class files before and after instrumentation, and for methods.tsv: what"
              + " was done with each method, and why not.");

  private Settings() {}

  /** In the order of the documentation. */
  public static List<Setting<?>> all() {
    return Collections.unmodifiableList(ALL);
  }

  private static Setting<String> text(SettingType type, String name, String meaning) {
    return add(type, name, "", "", meaning);
  }

  private static Setting<Boolean> flag(String name, boolean value, String meaning) {
    return add(SettingType.FLAG, name, value, String.valueOf(value), meaning);
  }

  private static Setting<List<String>> list(String name, String defaultText, String meaning) {
    return add(SettingType.LIST, name, Collections.<String>emptyList(), defaultText, meaning);
  }

  private static Setting<Long> number(
      String name, long value, long minimum, long maximum, String meaning) {
    return add(SettingType.WHOLE, name, value, String.valueOf(value), meaning)
        .between(minimum, maximum);
  }

  private static <T> Setting<T> add(
      SettingType type, String name, T value, String defaultText, String meaning) {
    Setting<T> setting = new Setting<>(name, type, value, defaultText, meaning);
    ALL.add(setting);
    return setting;
  }
}
