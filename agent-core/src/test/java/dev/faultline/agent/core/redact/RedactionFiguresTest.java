// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/**
 * Measures the rules on a labelled set. {@code docs/redaction.md} has the figures; a miss or false
 * alarm more than it says fails here.
 */
class RedactionFiguresTest {

  private static final Pattern SECRET = Pattern.compile("\u27e6(.*?)\u27e7", Pattern.DOTALL);

  private final Redactor redactor = Redactor.builtIn();
  private final List<String> missed = new ArrayList<>();
  private final List<String> falseAlarms = new ArrayList<>();
  private int secrets;
  private int harmless;

  @Test
  void names_areToldApart() throws IOException {
    for (String line : lines("names.txt")) {
      for (String name : line.substring(2).split(" ")) {
        judge(line.charAt(0) == '+', redactor.redactsName(name), name);
      }
    }
    report("names.txt");

    assertThat(secrets).isGreaterThan(250);
    assertThat(harmless).isGreaterThan(300);
    assertThat(missed).isEmpty();
    assertThat(falseAlarms).isEmpty();
  }

  @Test
  void texts_loseTheirSecretsAndNothingElse() throws IOException {
    judgeTexts("texts.txt");

    assertThat(secrets).isGreaterThan(100);
    assertThat(harmless).isGreaterThanOrEqualTo(75);
    assertThat(missed).isEmpty();
    assertThat(falseAlarms).isEmpty();
  }

  @Test
  void textsThatTheRulesWereNotMadeFor_mostlyLoseTheirSecrets() throws IOException {
    judgeTexts("held-out.txt");

    assertThat(missed).hasSizeLessThanOrEqualTo(5);
    assertThat(falseAlarms).hasSizeLessThanOrEqualTo(1);
  }

  /** Of both pools the half that the rules were mended with. */
  @Test
  void tunedHalfOfThePool_mostlyLosesItsSecrets() throws IOException {
    judgePool(0);

    assertThat(secrets).isGreaterThan(240);
    assertThat(missed).hasSizeLessThanOrEqualTo(11);
    assertThat(falseAlarms).hasSizeLessThanOrEqualTo(4);
  }

  /** Of both pools the half that nobody looked at: the rules must not be made for it. */
  @Test
  void heldOutHalfOfThePool_mostlyLosesItsSecrets() throws IOException {
    judgePool(1);

    assertThat(secrets).isGreaterThan(230);
    assertThat(missed).hasSizeLessThanOrEqualTo(41);
    assertThat(falseAlarms).hasSizeLessThanOrEqualTo(11);
  }

  private void judgePool(int half) throws IOException {
    for (String line : lines("pool-names.txt")) {
      for (String name : line.substring(2).split(" ")) {
        if (half(name) == half) {
          judge(line.charAt(0) == '+', redactor.redactsName(name), name);
        }
      }
    }
    report(half, "names");
    judgeTexts(lines("pool-texts.txt").stream().filter(line -> half(line) == half).toList());
    report(half, "names and texts");
  }

  private static int half(String text) {
    CRC32 checksum = new CRC32();
    checksum.update(text.getBytes(StandardCharsets.UTF_8));
    return (int) checksum.getValue() & 1;
  }

  /** What is in the held-out half stays unseen. */
  private void report(int half, String what) {
    if (half == 0) {
      report("the pool's " + what);
    } else {
      System.out.printf(
          "redaction of the pool's held-out %s: %d of %d secrets missed, %d of %d others redacted%n",
          what, missed.size(), secrets, falseAlarms.size(), harmless);
    }
  }

  private void judgeTexts(String resource) throws IOException {
    judgeTexts(lines(resource));
    report(resource);
  }

  private void judgeTexts(List<String> lines) {
    for (String line : lines) {
      String labelled = line.substring(2).replace("\u00b7", "").replace("\\n", "\n");
      String text = labelled.replace("\u27e6", "").replace("\u27e7", "");
      String redacted = redactor.redactText(text);
      if (line.charAt(0) == '-') {
        judge(false, redacted != text, text + " -> " + redacted);
        continue;
      }
      int missedBefore = missed.size();
      Matcher matcher = SECRET.matcher(labelled);
      while (matcher.find()) {
        judge(true, !redacted.contains(matcher.group(1)), text + " -> " + redacted);
      }
      String expected = matcher.reset().replaceAll(Redactor.REPLACEMENT);
      boolean otherwise = !labelled.contains("PRIVATE KEY") && !redacted.equals(expected);
      if (otherwise && missed.size() == missedBefore) {
        falseAlarms.add(text + " -> " + redacted);
      }
    }
  }

  private void judge(boolean secret, boolean redacted, String what) {
    if (secret) {
      secrets++;
    } else {
      harmless++;
    }
    if (secret && !redacted) {
      missed.add(what);
    } else if (!secret && redacted) {
      falseAlarms.add(what);
    }
  }

  private void report(String what) {
    System.out.printf(
        "redaction of %s: %d of %d secrets missed %s, %d of %d others redacted %s%n",
        what, missed.size(), secrets, missed, falseAlarms.size(), harmless, falseAlarms);
  }

  private static List<String> lines(String resource) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    RedactionFiguresTest.class.getResourceAsStream(resource), resource),
                StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> line.startsWith("+ ") || line.startsWith("- ")).toList();
    }
  }
}
