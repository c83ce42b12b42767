// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.environment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.agent.core.redact.Redactor;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class EnvironmentSamplerTest {

  private final EnvironmentSampler sampler = new EnvironmentSampler(Redactor.builtIn(), "web-1");

  @Test
  void environment_hasEverythingOfTheProtocol() {
    sampler.sample();
    Map<String, Object> fields = sampler.current().fields();

    assertThat(fields)
        .containsKeys(
            "sampledAt",
            "uptimeMillis",
            "memory",
            "gc",
            "cpu",
            "threads",
            "classes",
            "descriptors",
            "jvm",
            "system",
            "properties",
            "variables",
            "history");
    assertThat(map(fields, "memory"))
        .containsKeys("heapUsed", "heapCommitted", "heapMax", "nonHeapUsed", "pools");
    assertThat((Long) map(fields, "memory").get("heapUsed")).isPositive();
    assertThat(map(fields, "cpu")).containsKeys("process", "processors");
    assertThat((Double) map(fields, "cpu").get("process")).isBetween(0.0, 1.0);
    assertThat(map(fields, "system")).containsEntry("host", "web-1").containsKey("timeZone");
    assertThat(map(fields, "jvm")).containsKeys("version", "vendor", "name", "flags");
    assertThat((Integer) map(fields, "threads").get("live")).isPositive();
    assertThat((List<?>) fields.get("gc")).isNotEmpty();
  }

  @Test
  void whatChangedSinceTheStart_isTold_withoutSecrets() {
    System.setProperty("faultline.test.mode", "slow");
    System.setProperty("faultline.test.gone", "1");
    EnvironmentSampler begun = new EnvironmentSampler(Redactor.builtIn(), "web-1");
    TimeZone zone = TimeZone.getDefault();
    try {
      assertThat(begun.current().fields()).doesNotContainKey("changed");
      System.setProperty("faultline.test.mode", "fast");
      System.setProperty("faultline.test.new.password", "hunter2");
      System.clearProperty("faultline.test.gone");
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));

      assertThat(begun.current().fields().get("changed"))
          .asInstanceOf(InstanceOfAssertFactories.LIST)
          .contains(
              Map.of("name", "default time zone", "from", zone.getID(), "to", "Pacific/Auckland"),
              Map.of("name", "faultline.test.mode", "from", "slow", "to", "fast"),
              Map.of("name", "faultline.test.gone", "from", "1"),
              Map.of("name", "faultline.test.new.password", "to", Redactor.REPLACEMENT));
    } finally {
      TimeZone.setDefault(zone);
      System.clearProperty("faultline.test.mode");
      System.clearProperty("faultline.test.new.password");
      System.clearProperty("faultline.test.gone");
    }
  }

  @Test
  void secretsInPropertiesVariablesAndFlags_areRedacted() {
    System.setProperty("faultline.test.db.password", "hunter2");
    System.setProperty("faultline.test.url", "jdbc:x://bob:hunter2@db/x");
    try {
      Map<String, Object> properties = map(sampler.current().fields(), "properties");

      assertThat(properties)
          .containsEntry("faultline.test.db.password", Redactor.REPLACEMENT)
          .containsEntry("faultline.test.url", "jdbc:x://bob:\u00abredacted\u00bb@db/x")
          .containsKey("user.dir");
    } finally {
      System.clearProperty("faultline.test.db.password");
      System.clearProperty("faultline.test.url");
    }
  }

  @Test
  void history_keepsTheLastTwoMinutesInOrder() {
    History history = new History();
    for (int i = 0; i < 300; i++) {
      history.add(1_000L * i, i, i, 2L * i);
    }

    Map<String, Object> description = history.describe();

    assertThat((long[]) description.get("heapUsed")).hasSize(120).startsWith(180).endsWith(299);
    assertThat((double[]) description.get("cpuProcess")).hasSize(120).startsWith(180.0);
    assertThat((long[]) description.get("threads")).endsWith(598);
    assertThat(description)
        .containsEntry("until", 299_000L)
        .containsEntry("intervalMillis", 1_000L);
  }

  @Test
  void shortHistory_hasNoEmptySamples() {
    History history = new History();
    history.add(1_000, 7, 0.5, 3);
    history.add(2_000, 8, 0.6, 4);

    assertThat((long[]) history.describe().get("heapUsed")).containsExactly(7, 8);
  }

  @Test
  void busyThread_showsInTheShareOfTheProcessor() throws InterruptedException {
    sampler.sample();
    long until = System.nanoTime() + 300_000_000;
    long work = 0;
    while (System.nanoTime() < until) {
      work += System.nanoTime() % 7;
    }
    sampler.sample();

    assertThat(work).isPositive();
    double share = (Double) map(sampler.current().fields(), "cpu").get("process");
    assertThat(share).isGreaterThan(0.2 / Runtime.getRuntime().availableProcessors());
  }

  @Test
  void processId_isTheOneOfTheProcess() {
    assertThat(ProcessId.current()).isEqualTo(ProcessHandle.current().pid());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> fields, String name) {
    return (Map<String, Object>) fields.get(name);
  }
}
