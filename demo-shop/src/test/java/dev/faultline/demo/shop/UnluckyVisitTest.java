// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import static dev.faultline.demo.traffic.UnluckyVisit.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.faultline.demo.traffic.Tally;
import dev.faultline.demo.traffic.UnluckyVisit;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every planted bug is run into by a real request, and throws what it should where it should. */
class UnluckyVisitTest {
  private static final int FINE = 200;
  private static final int REFUSED = 400;
  private static final int FAILED = 500;

  private static OpenShop shop;

  @BeforeAll
  static void open() {
    shop = new OpenShop();
  }

  @AfterAll
  static void close() {
    shop.close();
  }

  static Stream<Arguments> visits() {
    return Stream.of(
        arguments(
            LIVES_IN_A_COUNTRY_WITHOUT_TAX_RATE,
            FAILED,
            thrown("java.lang.NullPointerException", "PriceCalculator.tax")),
        arguments(
            HAS_NO_BIRTHDAY,
            FAILED,
            thrown("java.lang.NullPointerException", "CustomerRepository.customer")),
        arguments(
            HAS_A_PASSWORD_FROM_THE_OLD_SHOP,
            FAILED,
            thrown("java.lang.IllegalArgumentException", "PasswordHash.parse")),
        arguments(
            SENDS_A_PRODUCT_WEIGHED_IN_WORDS,
            FAILED,
            thrown("java.lang.ClassCastException", "ParcelPlanner.parcel")),
        arguments(
            SENDS_TO_AN_ISLAND,
            FAILED,
            thrown("dev.faultline.demo.shop.shipping.CarrierException", "ExpressCarrier.quote")),
        arguments(
            SENDS_A_WORKBENCH,
            FAILED,
            thrown("java.util.concurrent.CompletionException", "ShippingQuotes.quotes")),
        arguments(
            SEARCHES_WITH_A_COMMA,
            FAILED,
            thrown("java.lang.NumberFormatException", "ProductSearch.find")),
        arguments(
            WALKS_IN_CIRCLES,
            FAILED,
            thrown("java.lang.IllegalStateException", "CategoryTree.climb")),
        arguments(
            PAYS_IN_A_CURRENCY_WITHOUT_RATE,
            FINE,
            thrown("java.lang.NumberFormatException", "ExchangeRates.rate")),
        arguments(
            LOOKS_INTO_AN_EMPTY_BASKET,
            FAILED,
            thrown("java.lang.ArithmeticException", "BasketSummary.of")),
        arguments(
            WANTS_WHAT_IS_NO_LONGER_SOLD,
            FAILED,
            thrown("java.util.ConcurrentModificationException", "Baskets.refresh")),
        arguments(
            REDEEMS_HALF_A_VOUCHER,
            FAILED,
            thrown("java.lang.StringIndexOutOfBoundsException", "Voucher.<init>")),
        arguments(
            WRITES_A_LONG_GIFT_NOTE,
            FAILED,
            List.of(
                new Thrown("org.h2.jdbc.JdbcSQLDataException", "Database.update"),
                new Thrown("dev.faultline.demo.shop.database.DatabaseException", "Database.update"),
                new Thrown("dev.faultline.demo.shop.order.OrderException", "OrderService.save"))),
        arguments(
            HAS_NO_MONEY_LEFT,
            REFUSED,
            List.of(
                new Thrown(
                    "dev.faultline.demo.shop.payment.PaymentDeclinedException",
                    "PaymentGateway.charge"),
                new Thrown("dev.faultline.demo.shop.order.OrderException", "OrderService.pay"))),
        arguments(
            HAS_A_NAME_WITH_A_PERCENT_SIGN,
            FINE,
            thrown("java.util.UnknownFormatConversionException", "ConfirmationMail.text")),
        arguments(BUYS_THE_LAST_PIECES, FINE, List.of()),
        arguments(
            LIVES_IN_A_MISSPELT_ZONE,
            FINE,
            thrown("java.time.zone.ZoneRulesException", "Preferences.parse")),
        arguments(
            RETURNS_A_PARCEL,
            FAILED,
            thrown("java.lang.IllegalArgumentException", "ShipmentStatus.valueOf")),
        arguments(WANTS_A_PICKUP_TODAY, FAILED, List.of()),
        arguments(SENDS_EACH_SPOON_IN_ITS_OWN_PARCEL, FINE, List.of()),
        arguments(
            SENDS_A_FEED_WITH_A_COLUMN_MISSING,
            FAILED,
            thrown("java.lang.ArrayIndexOutOfBoundsException", "FeedParser.parse")),
        arguments(
            SENDS_A_FEED_WITH_UNITS,
            FINE,
            thrown("java.lang.NumberFormatException", "StockSync.run")),
        arguments(
            ASKS_FOR_A_DAY_THAT_IS_NOT,
            FAILED,
            thrown("java.time.format.DateTimeParseException", "ReportPeriod.parse")),
        arguments(
            ASKS_FOR_LAST_YEAR,
            FAILED,
            thrown("java.lang.IllegalStateException", "SalesReports.turnover")),
        arguments(
            ASKS_FOR_THE_ARCHIVE,
            FAILED,
            List.of(
                new Thrown(
                    "org.h2.jdbc.JdbcSQLNonTransientConnectionException", "ReportArchive.turnover"),
                new Thrown(
                    "dev.faultline.demo.shop.report.ReportException", "ReportArchive.turnover"))));
  }

  private static List<Thrown> thrown(String type, String location) {
    return List.of(new Thrown(type, location));
  }

  @ParameterizedTest
  @MethodSource("visits")
  void visit_throwsWhatItShouldWhereItShould(
      UnluckyVisit visit, int lastStatus, List<Thrown> expected) throws IOException {
    Tally tally = new Tally();

    List<Thrown> thrown =
        ThrowRecorder.during(
            () -> {
              visit.make(shop.shopper(tally));
              waitForStockSync();
            });

    assertThat(thrown).containsAll(expected);
    assertThat(tally.failed()).isEqualTo(lastStatus == FAILED ? 1 : 0);
    assertThat(tally.refused()).isEqualTo(lastStatus == REFUSED ? 1 : 0);
    assertThat(tally.unanswered()).isZero();
  }

  @Test
  void everyVisit_isTried() {
    assertThat(visits().map(arguments -> arguments.get()[0]))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(UnluckyVisit.values()));
  }

  private static void waitForStockSync() {
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("stock-sync-"))
        .forEach(UnluckyVisitTest::join);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
