// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector;

import dev.faultline.collector.access.Tokens;
import dev.faultline.collector.model.TokenKind;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the first token, as without any nobody could send or read. */
final class FirstStart {

  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private final Tokens tokens;

  FirstStart(Tokens tokens) {
    this.tokens = tokens;
  }

  /** Returns the secret of a token for agents if one was made. */
  @Nullable String run(@Nullable String bootstrapToken) {
    if (!tokens.none()) {
      if (bootstrapToken != null && tokens.find(bootstrapToken).isEmpty()) {
        LOG.warn(
            "{} is not accepted: the data directory has tokens already, and this is none of them",
            CommandLine.BOOTSTRAP_TOKEN);
      }
      return null;
    }
    if (bootstrapToken == null) {
      return tokens.make(TokenKind.AGENT, "made at first start");
    }
    if (bootstrapToken.length() < 20) {
      LOG.warn(
          "{} has only {} characters, which others may guess: use 20 random ones or more",
          CommandLine.BOOTSTRAP_TOKEN,
          bootstrapToken.length());
    }
    tokens.save(bootstrapToken, TokenKind.ALL, CommandLine.BOOTSTRAP_TOKEN);
    return null;
  }
}
