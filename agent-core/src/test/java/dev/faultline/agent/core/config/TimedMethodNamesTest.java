// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimedMethodNamesTest {

  private static TimedMethodNames parse(String... items) {
    return TimedMethodNames.parse(Arrays.asList(items));
  }

  @Test
  void methods_haveTheirOwnThresholdOrNone() {
    TimedMethodNames names = parse("com.acme.Orders.place:500ms", "com.acme.Orders.find");
    assertThat(names.threshold("com.acme.Orders", "place")).isEqualTo(500);
    assertThat(names.threshold("com.acme.Orders", "find")).isZero();
    assertThat(names.threshold("com.acme.Orders", "other")).isNull();
    assertThat(names.threshold("com.acme.Stock", "place")).isNull();
  }

  @Test
  void star_isAllMethodsOfTheClass_butForThoseThatAreNamed() {
    TimedMethodNames names = parse("com.acme.Orders.*:2s", "com.acme.Orders.find:20ms");
    assertThat(names.threshold("com.acme.Orders", "place")).isEqualTo(2_000);
    assertThat(names.threshold("com.acme.Orders", "find")).isEqualTo(20);
  }

  @ParameterizedTest
  @ValueSource(strings = {"place", ".place", "com.acme.Orders.", "com.acme.Orders place", ""})
  void whatNamesNoMethod_isNamedInTheMessage(String item) {
    assertThatThrownBy(() -> parse(item))
        .hasMessage("has '" + item + "', which names no method of a class in a package");
  }

  @Test
  void badThreshold_isNamedInTheMessage() {
    assertThatThrownBy(() -> parse("com.acme.Orders.place:soon"))
        .hasMessageStartingWith("has 'com.acme.Orders.place:soon', whose threshold");
  }
}
