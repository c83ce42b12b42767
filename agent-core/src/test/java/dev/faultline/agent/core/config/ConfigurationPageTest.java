// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/configuration.md} to the definitions in {@link Settings}. */
class ConfigurationPageTest {

  private static final Path PAGE = Path.of("..", "docs", "configuration.md");
  private static final String START = "<!-- settings: made by ConfigurationPageTest -->\n";
  private static final String END = "<!-- end of settings -->\n";

  @Test
  void page_listsEverySettingAsDefined() throws IOException {
    String page = Files.readString(PAGE);
    String before = page.substring(0, page.indexOf(START) + START.length());
    String after = page.substring(page.indexOf(END));
    String expected = before + table() + after;
    if (Boolean.getBoolean("faultline.docs.update")) {
      Files.writeString(PAGE, expected);
    } else {
      assertThat(page)
          .as(
              "docs/configuration.md is stale; make it again with: mvn -pl agent-core test"
                  + " -Dtest=ConfigurationPageTest -Dfaultline.docs.update=true")
          .isEqualTo(expected);
    }
  }

  private static String table() {
    StringBuilder text =
        new StringBuilder("\n| setting | value | default | meaning |\n|---|---|---|---|\n");
    for (Setting<?> setting : Settings.all()) {
      text.append("| `").append(setting.key()).append("`<br>`");
      text.append(setting.environmentName()).append('`');
      if (setting.alias() != null) {
        text.append("<br>`").append(setting.alias()).append('`');
      }
      text.append(" | ").append(setting.expected().replace("|", "\\|")).append(" | ");
      text.append(setting.required() ? "**required**" : setting.defaultText()).append(" | ");
      text.append(setting.meaning()).append(" |\n");
    }
    return text.append('\n').toString();
  }
}
