// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.EventState;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

  @Test
  void fields_areTakenOutOfTheText() {
    SearchWords words =
        SearchWords.of(" kind:Uncaught  location:OrderService state:NEW kind:logged-error total");
    assertThat(words.kinds()).containsExactlyInAnyOrder(EventKind.UNCAUGHT, EventKind.LOGGED_ERROR);
    assertThat(words.state()).isEqualTo(EventState.NEW);
    assertThat(words.text()).isEqualTo("location:OrderService total");
  }

  @Test
  void unknownName_isTold_withThoseThatThereAre() {
    SearchWords words = SearchWords.of("state:fixed total deployment:2.4.1");
    assertThat(words.problem())
        .isEqualTo(
            "No state is called “fixed”; there are new, ongoing, resolved, resurfaced, hidden.");
    assertThat(words.text()).isEqualTo("total");
    assertThat(words.deployment()).isEqualTo("2.4.1");
    assertThat(SearchWords.of("kind:nothing").problem()).contains("logged-error");
    assertThat(SearchWords.of("kind:slow").problem()).isNull();
  }

  @Test
  void whatOnlyLooksLikeAField_isSearchedForAsItIs() {
    assertThat(SearchWords.of("state: a:b").text()).isEqualTo("state: a:b");
    assertThat(SearchWords.of("  ").text()).isNull();
    assertThat(SearchWords.of(null).text()).isNull();
  }

  @Test
  void whatIsChosenBesides_countsToo_butForTheState() {
    SearchWords words = SearchWords.of("kind:slow state:hidden");
    assertThat(words.and(Set.of(EventKind.CAUGHT)))
        .containsExactlyInAnyOrder(EventKind.SLOW, EventKind.CAUGHT);
    assertThat(words.or(EventState.NEW)).isEqualTo(EventState.HIDDEN);
    assertThat(SearchWords.of("x").or(EventState.NEW)).isEqualTo(EventState.NEW);
  }
}
