// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.collector.model.TokenKind;
import dev.faultline.collector.store.OverloadedException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class GroupCommitWriterTest extends OpenStore {

  @Test
  void workThatFails_isUndoneAlone() {
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    all.add(store.writer().write(0, changes -> gate.join())); // the others share what follows
    for (int i = 0; i < 3; i++) {
      int number = i;
      all.add(
          store
              .writer()
              .write(
                  0,
                  changes -> {
                    changes.saveToken(new byte[] {(byte) number}, TokenKind.API, "t", START);
                    if (number == 1) {
                      throw new IllegalStateException("boom");
                    }
                    return true;
                  }));
    }
    gate.complete(true);

    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> all.get(2).join())
        .withMessageContaining("boom");
    assertThat(all.get(1).join()).isTrue();
    assertThat(all.get(3).join()).isTrue();
    assertThat(store.tokens().find(new byte[] {1})).isEmpty();
    assertThat(store.tokens().list()).hasSize(2);
  }

  @Test
  void moreThanMayWait_isRefusedAtOnce() {
    CompletableFuture<Boolean> gate = new CompletableFuture<>();
    CompletableFuture<Boolean> first = store.writer().write(0, changes -> gate.join());

    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(
            () -> {
              for (int i = 0; i < 100; i++) {
                var unused = store.writer().write(10 << 20, changes -> true);
              }
            });
    gate.complete(true);
    assertThat(first.join()).isTrue();
    assertThat(store.writer().write(0, changes -> true).join()).isTrue();
  }

  @Test
  void workHandedOverBeforeTheEnd_isDone() {
    CompletableFuture<Boolean> last =
        store
            .writer()
            .write(
                0,
                changes -> {
                  changes.saveToken(new byte[] {9}, TokenKind.API, "t", START);
                  return true;
                });
    store.close();

    assertThat(last.join()).isTrue();
    assertThatExceptionOfType(OverloadedException.class)
        .isThrownBy(() -> store.writer().write(0, changes -> true));
    open();
    assertThat(store.tokens().list()).hasSize(1);
  }
}
