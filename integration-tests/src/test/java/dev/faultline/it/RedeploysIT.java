// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A web application that fails is deployed fifty times into one Tomcat, and let go each time. */
class RedeploysIT {

  private static final Pattern FIGURES = Pattern.compile("alive ([0-9]+) metaspace ([0-9]+)");

  /**
   * What the container and the JVM themselves need more at the fiftieth than at the tenth, in KB.
   */
  private static final long METASPACE_SLACK = 2_048;

  @TempDir Path folder;

  static List<Path> jdks() throws Exception {
    return List.copyOf(Jdks.all().tailMap(17).values());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void deploymentsThatAreOver_leaveNothing(Path jdk) throws Exception {
    String classPath =
        new FrameworkProgram(folder, "neighbours/Redeploys.java")
            .libraries(
                "servers-newest", jar -> jar.startsWith("tomcat") || jar.contains("servlet-api"))
            .compile("17");
    try (FaultyCollector collector = new FaultyCollector(FaultyCollector.Fault.NONE)) {
      AgentJvm jvm = new AgentJvm(folder, jdk).collector(collector.url(), "token");
      Run run =
          jvm.runCompiled(
              classPath, "Redeploys", "" + folder, folder.resolve("classes").toString(), "50");

      assertThat(run.err()).isEmpty();
      assertThat(run.status()).isZero();
      Matcher figures = FIGURES.matcher(run.out());
      assertThat(figures.find()).as(run.out()).isTrue();
      long early = Long.parseLong(figures.group(2));
      assertThat(figures.find()).as(run.out()).isTrue();
      assertThat(Integer.parseInt(figures.group(1))).as(run.out()).isZero();
      assertThat(Long.parseLong(figures.group(2)))
          .as(run.out())
          .isLessThan(early + METASPACE_SLACK);
      assertThat(counted(collector, "ship")).isEqualTo(300);
      assertThat(counted(collector, "doGet")).isEqualTo(150);
    }
  }

  private static long counted(FaultyCollector collector, String method) {
    long sum = 0;
    for (JsonNode count : collector.items("counts")) {
      if (count.at("/event/location/method").asText().equals(method)
          && count.at("/event/types/0").asText().endsWith("OrderException")) {
        sum += count.get("count").asLong();
      }
    }
    return sum;
  }
}
