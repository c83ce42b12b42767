// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkAllClassesTest {

  @Test
  void everyClassOfTheTestsOwnLibraries_isAcceptedByTheVerifier() throws IOException {
    List<String> jars =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(entry -> entry.endsWith(".jar"))
            .toList();
    LinkAllClasses all = new LinkAllClasses();
    all.link(jars);
    assertThat(all.failures()).isEmpty();
    assertThat(all.linked()).isGreaterThan(1000);
    assertThat(all.report().methods()).isGreaterThan(5000);
  }
}
