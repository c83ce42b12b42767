// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.LogTemplate;
import dev.faultline.collector.web.SampleEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KindsTest {

  private static final CodeLocation SHOP = new CodeLocation("com.acme.Shop", "total", null, null);

  @Test
  void title_isTheTypeOfTheException() {
    assertThat(
            title(List.of("com.acme.OrderException"), new LogTemplate("ERROR", "a.B", "m"), SHOP))
        .isEqualTo("com.acme.OrderException");
  }

  @Test
  void title_ofALogStatement_isItsTemplate() {
    assertThat(title(List.of(), new LogTemplate("ERROR", "com.acme.Shop", "no {}\nleft"), SHOP))
        .isEqualTo("no {}⏎left");
  }

  @Test
  void title_ofALogStatementWithoutTemplate_isItsLogger() {
    assertThat(title(List.of(), new LogTemplate("ERROR", "com.acme.Orders", null), SHOP))
        .isEqualTo("com.acme.Orders");
  }

  @Test
  void title_whereNothingElseIsKnown_isTheLocation() {
    assertThat(title(List.of(), new LogTemplate("ERROR", null, null), SHOP))
        .isEqualTo("com.acme.Shop.total");
    assertThat(title(List.of(), null, null)).isEqualTo("Logged error");
  }

  @Test
  void title_ofWhatHasAName_isItsName() {
    assertThat(title(List.of("com.acme.OrderException"), null, SHOP, "GET /orders/{id} 503"))
        .isEqualTo("GET /orders/{id} 503");
  }

  private static String title(
      List<String> types, @Nullable LogTemplate template, @Nullable CodeLocation location) {
    return title(types, template, location, null);
  }

  private static String title(
      List<String> types,
      @Nullable LogTemplate template,
      @Nullable CodeLocation location,
      @Nullable String name) {
    return Kinds.title(SampleEvent.of(EventKind.LOGGED_ERROR, types, location, template, name))
        .full();
  }
}
