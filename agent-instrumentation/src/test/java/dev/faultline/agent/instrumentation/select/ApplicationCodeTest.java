// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.select;

import static java.util.Arrays.asList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApplicationCodeTest {

  private static final ClassLoader APPLICATION = new ClassLoader() {};
  private static final List<String> NONE = Collections.emptyList();
  private static final ApplicationCode GUESS = new ApplicationCode(NONE, NONE, null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com/acme/Orders",
        "Orders",
        "shop/Shop$Inner",
        "org/acme/Spring",
        "io/github/someone/App",
        "com/google/search/App",
        "com/acme/netty/Handler",
        "organisation/Chart"
      })
  void whatNobodyElseWrote_isApplicationCode(String name) {
    assertThat(GUESS.includes(APPLICATION, name)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org/springframework/web/servlet/DispatcherServlet",
        "tools/jackson/databind/ObjectMapper",
        "com/fasterxml/jackson/databind/ObjectMapper",
        "com/ctc/wstx/sr/BasicStreamReader",
        "org/jvnet/hk2/internal/ServiceLocatorImpl",
        "jersey/repackaged/com/google/common/cache/LocalCache",
        "cats/effect/IO",
        "com/acme/shaded/com/google/common/collect/Lists",
        "com/acme/repackaged/okio/Buffer",
        "com/acme/Orders$$SpringCGLIB$$0",
        "com/acme/Order$HibernateProxy$x1",
        "$Proxy12"
      })
  void librariesAndWhatTheyMake_areNot(String name) {
    assertThat(GUESS.includes(APPLICATION, name)).isFalse();
  }

  @Test
  void packagesThatAreNamed_replaceTheGuess() {
    ApplicationCode code =
        new ApplicationCode(asList("com.acme", "org.quartz"), asList("com.acme.generated.*"), null);
    assertThat(code.includes(APPLICATION, "com/acme/Orders")).isTrue();
    assertThat(code.includes(APPLICATION, "org/quartz/core/JobRunShell")).isTrue();
    assertThat(code.includes(APPLICATION, "com/acme/generated/Stub")).isFalse();
    assertThat(code.includes(APPLICATION, "com/acmes/Orders")).isFalse();
    assertThat(code.includes(APPLICATION, "com/acme/shaded/okio/Buffer")).isTrue();
  }

  @Test
  void everything_isAllButTheJdkAgentsAndWhatIsGenerated() {
    ApplicationCode code = new ApplicationCode(asList("*"), NONE, APPLICATION);
    ClassLoader other = new ClassLoader() {};
    assertThat(code.includes(other, "tools/jackson/databind/ObjectMapper")).isTrue();
    assertThat(code.includes(APPLICATION, "com/acme/Orders")).isFalse();
    assertThat(code.includes(null, "com/acme/Orders")).isFalse();
    assertThat(code.includes(other, "com/acme/Orders$$Lambda$12")).isFalse();
  }

  /** So that a name is found by those who look for it, and none is there twice. */
  @Test
  void theListOfLibraries_isSorted_andNoneIsWithinAnother() throws Exception {
    List<String> names;
    try (InputStream in = ApplicationCode.class.getResourceAsStream("libraries.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      names = reader.lines().filter(line -> !line.startsWith("#")).collect(Collectors.toList());
    }
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(String.CASE_INSENSITIVE_ORDER);
    assertThat(names).isEqualTo(sorted);
    for (String name : names) {
      List<String> others = new ArrayList<>(names);
      others.remove(name);
      assertThat(new PackageSet(others).contains(name.replace('.', '/'))).as(name).isFalse();
    }
  }
}
