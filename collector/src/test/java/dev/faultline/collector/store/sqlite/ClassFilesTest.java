// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.model.TokenKind;
import dev.faultline.collector.store.FullException;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class ClassFilesTest extends OpenStore {

  @Test
  void classFiles_areWantedUntilTheyAreThere() {
    ClassFile file = new ClassFile("ab".repeat(32), new byte[] {1, 2, 3});
    assertThat(store.classFiles().wanted(List.of(file.sha256(), "cd".repeat(32)))).hasSize(2);

    change(changes -> changes.saveClassFile(file, START));
    change(changes -> changes.saveClassFile(file, START));

    assertThat(store.classFiles().wanted(List.of(file.sha256(), "cd".repeat(32))))
        .containsExactly("cd".repeat(32));
    assertThat(store.classFiles().find(file.sha256()).orElseThrow().bytes())
        .containsExactly(1, 2, 3);
  }

  @Test
  void noClassFileIsWanted_onceTheyFillTheirRoom() {
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                ClassFile file = new ClassFile("%064x".formatted(i), new byte[] {(byte) i});
                change(changes -> changes.saveClassFile(file, START));
              }
            })
        .withCauseInstanceOf(FullException.class);

    change(changes -> changes.saveToken(new byte[] {1}, TokenKind.API, "t", START));
    assertThat(store.tokens().list()).hasSize(1);
  }
}
