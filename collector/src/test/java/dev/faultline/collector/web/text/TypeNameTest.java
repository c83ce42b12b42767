// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeNameTest {
  @ParameterizedTest
  @CsvSource({
    "java.lang.String,                            String,                            java.lang.",
    "Main,                                        Main,                              ''",
    "int,                                         int,                               ''",
    "[I,                                          int[],                             ''",
    "[[Ljava.lang.String;,                        String[][],                        java.lang.",
    "com.acme.Order$Line,                         Order.Line,                        com.acme.",
    "com.acme.Order$1,                            Order.1,                           com.acme.",
    "com.acme.Shop$$Lambda/0x00007f2b1c0a4c00,    Shop$$Lambda/0x00007f2b1c0a4c00,   com.acme.",
    "com.acme.Shop$$SpringCGLIB$$0,               Shop$$SpringCGLIB$$0,              com.acme.",
    "'',                                          ?,                                 ''",
    "[,                                           [],                                ''",
  })
  void of_splitsWhatTheJvmSays(String name, String simple, String qualifier) {
    assertThat(TypeName.of(name)).isEqualTo(new TypeName(simple, qualifier));
  }
}
