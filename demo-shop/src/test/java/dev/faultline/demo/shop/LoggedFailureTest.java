// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import dev.faultline.demo.traffic.UnluckyVisit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What the shop logs itself, and how it goes on. */
class LoggedFailureTest {
  private final Logger root = (Logger) LoggerFactory.getLogger("dev.faultline.demo.shop");
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
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

  @Test
  void orderThatCannotBeSaved_isLoggedWithItsWholeCauseChain() throws IOException {
    UnluckyVisit.WRITES_A_LONG_GIFT_NOTE.make(shop.shopper());

    assertThat(chain(only(Level.ERROR)))
        .containsExactly(
            "dev.faultline.demo.shop.order.OrderException",
            "dev.faultline.demo.shop.database.DatabaseException",
            "org.h2.jdbc.JdbcSQLDataException");
  }

  @Test
  void declinedCard_standsInTheMessage() throws IOException {
    UnluckyVisit.HAS_NO_MONEY_LEFT.make(shop.shopper());

    assertThat(only(Level.ERROR).getThrowableProxy().getCause().getMessage())
        .contains("4000000000000002")
        .contains("insufficient funds");
  }

  @Test
  void confirmationThatFails_isLoggedAndTheOrderStands() throws IOException {
    UnluckyVisit.HAS_A_NAME_WITH_A_PERCENT_SIGN.make(shop.shopper());

    ILoggingEvent event = only(Level.ERROR);
    assertThat(event.getMessage()).isEqualTo("No confirmation for order {} of {}");
    String token = shop.shopper().signIn("einkauf@wolle.example", "schaf-schaf-schaf");
    assertThat(shop.shopper().get("/orders", token).body().get(0).asText())
        .isEqualTo(event.getArgumentArray()[0]);
  }

  @Test
  void lowStock_isLoggedAsWarningWithoutException() throws IOException {
    UnluckyVisit.BUYS_THE_LAST_PIECES.make(shop.shopper());

    ILoggingEvent event = only(Level.WARN);
    assertThat(event.getFormattedMessage()).isEqualTo("Only 4 pieces of bench-07 are left");
    assertThat(event.getThrowableProxy()).isNull();
  }

  private ILoggingEvent only(Level level) {
    List<ILoggingEvent> events =
        log.list.stream().filter(event -> event.getLevel() == level).toList();
    assertThat(events).hasSize(1);
    return events.get(0);
  }

  private static List<String> chain(ILoggingEvent event) {
    List<String> types = new ArrayList<>();
    for (IThrowableProxy e = event.getThrowableProxy(); e != null; e = e.getCause()) {
      types.add(e.getClassName());
    }
    return types;
  }
}
