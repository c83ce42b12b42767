// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.redact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddedNamesTest {

  private final Redactor redactor = new Redactor(List.of("iban"), List.of(), List.of(), List.of());

  @Test
  void addedNames_areSecretBesideTheConfiguredOnes() {
    assertThat(redactor.redactsName("taxNumber")).isFalse();
    redactor.addNames(List.of("tax number"));

    assertThat(redactor.redactsName("taxNumber")).isTrue();
    assertThat(redactor.redactsName("customer_tax_number")).isTrue();
    assertThat(redactor.redactText("taxNumber=12345, total=7"))
        .isEqualTo("taxNumber=" + Redactor.REPLACEMENT + ", total=7");
    assertThat(redactor.redactsName("iban")).isTrue();
    assertThat(redactor.redactsName("password")).isTrue();
  }

  @Test
  void rememberedAnswer_isAskedAgainOnlyWhereNamesWereAdded() {
    assertThat(redactor.redactsName("iban", false)).isFalse();
    assertThat(redactor.redactsName("total", true)).isTrue();
    redactor.addNames(List.of("total"));

    assertThat(redactor.redactsName("total", false)).isTrue();
    assertThat(redactor.redactsName("other", false)).isFalse();
  }

  @Test
  void namesThatAreNotAddedAnyMore_areNoSecrets() {
    redactor.addNames(List.of("total"));
    redactor.addNames(List.of());

    assertThat(redactor.redactsName("total")).isFalse();
    assertThat(redactor.redactsName("iban")).isTrue();
  }
}
