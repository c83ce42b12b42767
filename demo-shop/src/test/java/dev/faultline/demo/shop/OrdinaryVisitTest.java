// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.faultline.demo.traffic.OrdinaryVisit;
import dev.faultline.demo.traffic.Tally;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

class OrdinaryVisitTest {
  private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Tally tally = new Tally();
  private OpenShop shop;

  @BeforeEach
  void open() {
    shop = new OpenShop();
    log.start();
    root.addAppender(log);
  }

  @AfterEach
  void close() {
    root.detachAppender(log);
    shop.close();
  }

  @ParameterizedTest
  @EnumSource
  void visit_getsAllItsAnswersAndNothingIsLogged(OrdinaryVisit visit) throws IOException {
    visit.make(shop.shopper(tally));

    assertThat(tally.answered()).isPositive().isEqualTo(tally.requests());
    assertThat(log.list).noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.WARN));
  }

  @Test
  void wrongPassword_isRefused() throws IOException {
    assertThat(shop.shopper(tally).signIn("anna@shop.example", "guessed")).isEmpty();
    assertThat(tally.refused()).isEqualTo(1);
  }

  @Test
  void unknownProduct_isNotFound() throws IOException {
    assertThat(shop.shopper(tally).get("/products/none").status()).isEqualTo(404);
  }

  @Test
  void orderWithoutSession_isRefused() throws IOException {
    shop.shopper(tally).order("made-up", "b-1", "4111111111111111", null);

    assertThat(tally.refused()).isEqualTo(1);
  }
}
