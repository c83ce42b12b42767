// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.web.code.Token.Kind;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaTokensTest {
  @Test
  void of_tellsTheWordsApart() {
    assertThat(words("\t@Override public Order find(String id) { return MAX + 42L; } // why"))
        .containsExactly(
            "ANNOTATION @Override",
            "KEYWORD public",
            "TYPE Order",
            "CALL find",
            "TYPE String",
            "KEYWORD return",
            "NUMBER 42L",
            "COMMENT // why");
  }

  @Test
  void of_takesEscapesAsPartOfStrings() {
    assertThat(words("a(\"say \\\"if\\\" // no\", '\\'', x)"))
        .containsExactly("CALL a", "STRING \"say \\\"if\\\" // no\"", "STRING '\\''");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\t\t",
        "\"not closed",
        "/* not closed",
        "a.b().c(1, 2.5e-3).d[x]",
        "?.;:{}()[]<>",
        "$weird$ _names été"
      })
  void of_losesNothing(String line) {
    assertThat(JavaTokens.of(line).stream().map(Token::text).collect(Collectors.joining()))
        .isEqualTo(line);
  }

  @Test
  void of_staysFastAndBounded_onLinesThatAreNoSource() {
    for (String hostile :
        List.of("\"".repeat(9000), "\\\"".repeat(9000), "/*".repeat(9000), "@.".repeat(9000))) {
      assertThat(JavaTokens.of(hostile).stream().mapToInt(token -> token.text().length()).sum())
          .isLessThan(4100);
    }
  }

  private static List<String> words(String line) {
    return JavaTokens.of(line).stream()
        .filter(token -> token.kind() != Kind.PLAIN)
        .map(token -> token.kind() + " " + token.text())
        .toList();
  }
}
