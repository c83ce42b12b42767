// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {

  /** What takes a part of a second takes minutes if its time grows with the square. */
  private static final Duration FOREVER = Duration.ofSeconds(60);

  private final Redactor redactor = Redactor.builtIn();

  @Test
  void textWithoutSecret_isTheSameObject() {
    String text =
        "order o-17 of customer 4711 failed: key=value, n: 3 <b>x</b> 'y' \"z\" https://a/b";

    assertThat(redactor.redactText(text)).isSameAs(text);
    assertThat(redactor.redactText("")).isSameAs("");
  }

  @Test
  void textWithoutSecret_allocatesNothing() {
    String text =
        "2026-11-22 order o-17 (id=550e8400-e29b-41d4-a716-446655440000) of customer=4711 failed:"
            + " state: OPEN, total = 17.50 EUR, path=/srv/app, it's 'quoted' x_y_z a-b-c at"
            + " com.acme.Order.pay(Order.java:52) http://host:80/p?q=1&r=2 1234 5678 9012";
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long thread = Thread.currentThread().getId();
    long kept = 0;
    for (int i = 0; i < 20_000; i++) {
      kept += redactor.redactText(text).length();
      kept += redactor.redactsName("customerAccountPrimaryKey") ? 1 : 0;
    }
    long before = threads.getThreadAllocatedBytes(thread);
    for (int i = 0; i < 1_000; i++) {
      kept += redactor.redactText(text).length();
      kept += redactor.redactsName("customerAccountPrimaryKey") ? 1 : 0;
    }
    long allocated = threads.getThreadAllocatedBytes(thread) - before;

    assertThat(kept).isPositive();
    assertThat(allocated).isLessThan(1_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password=",
        "=",
        ":",
        "\"",
        "'a ",
        "eyJ",
        "eyJ.",
        "-----BEGIN ",
        "-----BEGIN PRIVATE KEY",
        "1",
        "4111-",
        "1 ",
        "4111 1111 ",
        "://",
        "://a:",
        "jdbc:oracle:",
        "<",
        ">",
        "<password>",
        "<password><![CDATA[",
        "password=${",
        "password={",
        "\\\"password\\\":",
        "bearer ",
        "basic ",
        "--",
        "--password ",
        "ghp_",
        "_",
        "-",
        "xoxb-",
        "SG.",
        ".",
        "AKIA",
        "AIza",
        "token",
        "a=",
        "secret: ",
        "password='",
        "authorization: x, y",
        "password=a,b=",
        "identified by '",
        "password was '",
        "user[password]=",
        "%",
        "aA",
        "\ud800",
        "password=.",
        "password=*",
        " ",
        "sk-",
        "a:b@",
        "password=${a}",
        "nexttoken=",
        "-u a:",
        "--user a:b ",
        "sq0atp-"
      })
  void hostileText_takesLinearTime(String part) {
    String hostile = part.repeat(400_000 / part.length());

    assertThat(assertTimeoutPreemptively(FOREVER, () -> redactor.redactText(hostile))).isNotNull();
  }

  @Test
  void hostileName_takesLinearTime() {
    String name = "aToken".repeat(200_000) + "nexttoken".repeat(100_000);

    assertTimeoutPreemptively(FOREVER, () -> redactor.redactsName(name));
  }

  @Test
  void randomText_neverThrowsAndLosesNoSecretByItsSurroundings() {
    Random random = new Random(42);
    String alphabet =
        "=:\"'`<>{}[]()\\/-_.,;&?#@ \n\t0149aAeJyzIKpsw\u00e4\u00ab\ud83d\ude00\ud800";
    for (int i = 0; i < 50_000; i++) {
      StringBuilder noise = new StringBuilder();
      for (int j = random.nextInt(40); j > 0; j--) {
        noise.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      String text = noise + " password=hunter2xyz " + noise;

      assertThat(redactor.redactText(text)).as(text).doesNotContain("hunter2xyz");
      assertThat(redactor.redactText(noise.toString())).isNotNull();
      redactor.redactsName(noise);
    }
  }

  @Test
  void redactedText_staysAsItIs() {
    String once = redactor.redactText("password=x, url https://u:pw@h, {\"token\":\"t\"} cvv: 123");

    assertThat(redactor.redactText(once)).isEqualTo(once).doesNotContain("pw@", "123");
  }

  @Test
  void longText_isReadAsFarAsItIsKept() {
    String text = "x".repeat(90) + " 4111111111111111 " + "y".repeat(10_000_000);

    String kept = redactor.redactText(text, 100);

    assertThat(kept).hasSize(100).startsWith("x".repeat(90) + " \u00abredacted");
    assertThat(redactor.redactText("short", 100)).isEqualTo("short");
    assertThat(redactor.redactText("a\ud83d\ude00b", 2)).isEqualTo("a");
    assertThat(redactor.redactText("abc", 0)).isEmpty();
  }

  @Test
  void configuredName_matchesByItsWords() {
    Redactor own =
        new Redactor(
            List.of("iban", "tax id", "customerName", "hash"), List.of(), List.of(), List.of());

    assertThat(List.of("iban", "customerIban", "IBAN_1", "taxId", "tax-id", "customerName", "hash"))
        .allMatch(own::redactsName);
    assertThat(List.of("urban", "tax", "customer", "ibanValidator", "name"))
        .noneMatch(own::redactsName);
    assertThat(own.redactText("iban=DE02120300000000202051, bic=x"))
        .isEqualTo("iban=\u00abredacted\u00bb, bic=x");
  }

  @Test
  void excludedName_isRecordedAgain() {
    Redactor own = new Redactor(List.of(), List.of("token", "session_id"), List.of(), List.of());

    assertThat(List.of("token", "sessionId", "SESSION-ID")).noneMatch(own::redactsName);
    assertThat(own.redactsName("accessToken")).isTrue();
    assertThat(own.redactText("token=abc")).isEqualTo("token=abc");
  }

  @Test
  void types_areSecretByNamePackageAndKind() {
    Redactor own =
        new Redactor(List.of(), List.of(), List.of("com.acme.Iban", "com.acme.hr.*"), List.of());

    assertThat(
            List.of(
                "com.acme.Iban",
                "com.acme.hr.Salary",
                "com.acme.hr.a.B",
                "javax.crypto.spec.SecretKeySpec",
                "sun.security.rsa.RSAPrivateCrtKeyImpl",
                "com.acme.ClientSecret"))
        .allMatch(own::redactsType);
    assertThat(
            List.of(
                "com.acme.IbanService",
                "com.acme.hrx.A",
                "java.lang.String",
                "java.security.PublicKey",
                "com.acme.ForgotPassword",
                "com.acme.PasswordEncoder"))
        .noneMatch(own::redactsType);
  }

  @Test
  void configuredPattern_isReplaced() {
    Redactor own =
        new Redactor(List.of(), List.of(), List.of(), List.of(Pattern.compile("[A-Z]{2}\\d{6}|")));

    assertThat(own.redactText("a AB123456 b password=x"))
        .isEqualTo("a \u00abredacted\u00bb b password=\u00abredacted\u00bb");
    assertThat(own.redactText("nothing")).isEqualTo("nothing");
  }

  @Test
  void patternThatTakesTooLong_redactsTheWholeText() {
    Redactor own =
        new Redactor(List.of(), List.of(), List.of(), List.of(Pattern.compile("(a+)+$")));
    long start = System.nanoTime();

    assertThat(own.redactText("a".repeat(2_000) + "b")).isEqualTo(Redactor.REPLACEMENT);
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
  }

  @Test
  void patternThatOverflowsTheStack_redactsTheWholeText() {
    Redactor own =
        new Redactor(List.of(), List.of(), List.of(), List.of(Pattern.compile("(x|y)*z")));

    assertThat(own.redactText("x".repeat(200_000))).isEqualTo(Redactor.REPLACEMENT);
  }
}
