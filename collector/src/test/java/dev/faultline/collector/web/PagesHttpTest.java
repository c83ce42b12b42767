// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as they leave a real collector, before any browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesHttpTest {
  private static final Pattern NEXT = Pattern.compile("rel=\"next\" href=\"([^\"]+)\"");

  private ShopCollector collector;

  @BeforeAll
  void start(@TempDir Path scratch) throws Exception {
    collector = ShopCollector.start(scratch, 0);
    for (String fixture : ShopSandbox.FIXTURES) {
      collector.send(fixture);
    }
  }

  @AfterAll
  void end() {
    collector.close();
  }

  @Test
  void services_sayHowToInstallTheAgent_withThisCollectorsAddress(@TempDir Path empty)
      throws Exception {
    try (ShopCollector fresh = ShopCollector.start(empty, 0)) {
      assertThat(fresh.get("/").body())
          .contains("No agent has spoken to this collector yet")
          .contains("-Dfaultline.collector.url=" + fresh.address());
    }
  }

  @Test
  void services_haveARowForEachServiceAndEnvironment() throws Exception {
    assertThat(collector.get("/").body())
        .contains("href=\"/service?service=checkout&amp;environment=production\"")
        .contains("90,062")
        .contains("2.4.2");
  }

  @Test
  void events_tellOfAStateThatThereIsNot() throws Exception {
    assertThat(collector.get("/events?text=state:%3Cb%3E").body())
        .contains("No state is called “&lt;b&gt;”; there are new, ongoing")
        .contains("The word was left out");
    assertThat(collector.get("/events?text=state:new").body()).doesNotContain("was left out");
  }

  @Test
  void agents_haveARowEach_withWhatTheyDroppedAndSay() throws Exception {
    assertThat(collector.get("/agents").body())
        .contains("<h1>Agents</h1>")
        .contains("connected</p>")
        .contains(">Connected</span>")
        .contains("href=\"/events?service=checkout&amp;environment=production\"")
        .contains("2.4.2");
  }

  @Test
  void events_areFilteredByKindAndText() throws Exception {
    assertThat(collector.get("/events?kind=SWALLOWED").body())
        .contains("NumberFormatException")
        .doesNotContain("StackOverflowError");
    assertThat(collector.get("/events?text=orderservice").body())
        .contains("StackOverflowError")
        .doesNotContain("NumberFormatException");
  }

  @Test
  void events_sayWhyThereAreNone() throws Exception {
    assertThat(collector.get("/events?text=nowhere").body())
        .contains("No event matches these filters.");
  }

  @Test
  void events_takeNonsenseInTheAddressForNothing() throws Exception {
    assertThat(collector.get("/events?kind=NONE&state=%3Cscript%3E&sort=9").statusCode())
        .isEqualTo(200);
  }

  @Test
  void events_keepTheirFiltersInTheirLinks() throws Exception {
    String page =
        collector.get("/events?service=checkout&environment=production&text=order").body();

    assertThat(page)
        .contains(
            "/events?service=checkout&amp;environment=production&amp;text=order&amp;sort=COUNT")
        .contains("value=\"order\"");
    Matcher next = NEXT.matcher(page);
    assertThat(next.find()).isFalse();
  }

  @Test
  void rootCause_startsAtTheRootOfTheChain() throws Exception {
    assertThat(rootCause("nested-cause", ""))
        .contains("Decompiled from class file")
        .contains("failed here")
        .contains("5 variables");
  }

  @Test
  void rootCause_showsTheFrameThatTheAddressSays() throws Exception {
    assertThat(rootCause("nested-cause", "?exception=2&frame=0"))
        .contains("CheckoutHandler.Session.close")
        .contains("session was never opened");
  }

  @ParameterizedTest
  @ValueSource(strings = {"?exception=99&frame=99", "?exception=-1", "?frame=x", "?snapshot=gone"})
  void rootCause_fallsBack_whenTheAddressIsWrong(String parameters) throws Exception {
    assertThat(rootCause("nested-cause", parameters)).contains("PriceCalculator.price");
  }

  @Test
  void rootCause_saysWhatIsMissing() throws Exception {
    assertThat(rootCause("long-values", ""))
        .contains("The class file has not arrived")
        .contains("its name says that it is secret")
        .contains("1,024 of 48,213 characters recorded");
    assertThat(rootCause("rebuilt-stack", ""))
        .contains("These frames were rebuilt")
        .contains("This snapshot has no environment");
    assertThat(rootCause("three-hundred-frames", ""))
        .contains("724 more frames, beyond the limit of the record")
        .contains("287 more calls of depth like the one above");
    assertThat(rootCause("nested-cause", "?exception=0&frame=10")).contains("used up the snapshot");
  }

  @Test
  void rootCause_ofALogStatement_showsWhereItIsAndWhatWasLoggedBefore() throws Exception {
    assertThat(rootCause("log-statement", ""))
        .contains("order {} declined")
        .contains("Logged here")
        .doesNotContain("Origin")
        .contains("12 older statements of this thread no longer kept")
        .contains("aria-current=\"true\"")
        .contains("SocketTimeoutException: read timed out")
        .contains("−812 ms")
        .contains("<span class=\"key\">tenant</span> acme");
    assertThat(
            collector
                .get(
                    "/events/"
                        + collector.event("log-statement")
                        + "/snapshots/snapshot-logged.txt")
                .body())
        .startsWith(
            "Logged: order 17 declined\n\tat ch.qos.logback.classic.Logger.warn(Logger.java:688)")
        .endsWith(
            """

            Logged by the thread:
            2026-09-21T14:13:19.188Z INFO com.acme.shop.web.CheckoutHandler - POST /checkout {tenant=acme}
            2026-09-21T14:13:19.990Z ERROR com.acme.shop.stock.Stock - no answer [java.net.SocketTimeoutException: read timed out]
            2026-09-21T14:13:20Z WARN com.acme.shop.order.OrderService - order 17 declined
            """);
    assertThat(
            collector
                .get(
                    "/events/" + collector.event("log-statement") + "/snapshots/snapshot-logged.md")
                .body())
        .contains("Logged by the thread:\n\n```\n2026-09-21T14:13:19.188Z INFO")
        .containsOnlyOnce("POST /checkout");
  }

  @Test
  void rootCause_ofAnAnswer_showsItsRequestAndWhatLedToIt() throws Exception {
    assertThat(rootCause("http-error", ""))
        .contains("POST /checkout/{id} 503</h1>")
        .contains(
            "<code title=\"com.acme.shop.web.CheckoutHandler.handle\">POST /checkout/{id}</code>")
        .contains("Answered here")
        .contains(
            "<span title=\"3 occurrences, 1,200 calls of POST /checkout/{id} in the last 24 hours\">0.25 per 100 calls</span>")
        .contains("POST /checkout/o-20391?express=true&amp;token=«redacted»")
        .contains("<span>503</span>")
        .contains("user-agent")
        .contains("customer tier")
        .contains("data-copy-text=\"4bf92f3577b34da6a3ce929d0e0e4736\"")
        .contains("<a href=\"/events/" + collector.event("nested-cause") + "\"");
    assertThat(export("http-error", "snapshot-http.txt"))
        .startsWith("Answered: POST /checkout/{id} 503\n\tat com.sun");
    assertThat(export("http-error", "snapshot-http.md"))
        .contains("## `POST /checkout/{id} 503`")
        .contains("- Entry point: `POST /checkout/{id}`")
        .contains(
            "- Request: `POST /checkout/o-20391?express=true&token=«redacted»`, answered with 503")
        .contains("- Trace: `4bf92f3577b34da6a3ce929d0e0e4736`")
        .contains("- `tenant`: `acme`");
  }

  @Test
  void rootCause_ofASlowCall_showsWhereItsTimeWent() throws Exception {
    assertThat(rootCause("slow-call", ""))
        .contains("POST /checkout/{id}</h1>")
        .contains("took 5.2 s; slow from 1.4 s on")
        .contains("<a href=\"#time\">Time</a>")
        .contains("1.4 s, learned from its other calls")
        .contains("Changed since start")
        .contains("Europe/Vienna")
        .contains("not set")
        .contains("87 samples of the call's threads")
        .contains(
            "<code class=\"application\" title=\"com.acme.shop.stock.Stock.reserve:44\">Stock.reserve:44</code>")
        // what is between is only counted
        .contains(">NioSocketImpl.read:355</code> <span class=\"in\">below 2 third-party frames")
        .doesNotContain("QueryExecutorImpl");
    assertThat(export("slow-call", "snapshot-slow.md"))
        .contains("Where the time went:")
        .contains("com.acme.shop.stock.Stock.reserve:44");
  }

  @Test
  void rootCause_ofAnEventOfTheApplication_showsWhatItWasGiven() throws Exception {
    assertThat(rootCause("custom-event", ""))
        .contains("payment-declined</h1>")
        .doesNotContain("<div class=\"message\">")
        .doesNotContain("exception-message")
        .contains("Reported here")
        .contains("given by the application")
        .contains("12.50")
        .contains("1 of 112 elements recorded")
        .contains("href=\"#value-4\"")
        .contains("<a href=\"#request\">Context</a>")
        .doesNotContain("<dt>Answer</dt>");
    assertThat(export("custom-event", "snapshot-custom.md"))
        .contains("Data:\n\n```\namount = 12.50\ncardNumber = (redacted)\norder = Order\n```");
  }

  @Test
  void rootCause_ofWorkThatNothingIsKnownOf_hasNoPartForIt() throws Exception {
    assertThat(rootCause("nested-cause", "")).doesNotContain("href=\"#request\"");
  }

  @Test
  void events_areCalledAfterTheirName_andFoundByIt() throws Exception {
    assertThat(collector.get("/events?text=payment-dec").body())
        .contains(">payment-declined</a>")
        .doesNotContain("503");
    assertThat(collector.get("/events?kind=HTTP_ERROR").body())
        .contains(">POST /checkout/{id} 503</a>")
        .contains(">0.25</span>")
        .doesNotContain("payment-declined");
  }

  private String export(String fixture, String file) throws Exception {
    return collector.get("/events/" + collector.event(fixture) + "/snapshots/" + file).body();
  }

  @Test
  void rootCause_neverShowsHostileMarkup() throws Exception {
    assertThat(rootCause("hostile", "")).doesNotContain("<img").doesNotContain("<script>window");
  }

  @Test
  void snapshot_isThereAsTraceMarkdownAndJson() throws Exception {
    String address = "/events/" + collector.event("nested-cause") + "/snapshots/snapshot-nested-1";

    assertThat(collector.get(address + ".txt").body())
        .startsWith("com.acme.shop.order.OrderException: order o-20391 could not be placed\n\tat ")
        .contains("Caused by: java.lang.NullPointerException: Cannot invoke");
    assertThat(collector.get(address + ".md").body())
        .contains("## `com.acme.shop.order.OrderException`")
        .contains("customer = null")
        .contains("Root cause page: http://");
    assertThat(collector.get(address + ".json").body()).contains("\"id\":\"snapshot-nested-1\"");
  }

  @Test
  void snapshot_asText_isNeverTakenForMarkup() throws Exception {
    var answer =
        collector.get("/events/" + collector.event("hostile") + "/snapshots/snapshot-hostile.txt");

    assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/plain;charset=utf-8");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    assertThat(answer.body()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/events/none", "/events/none/snapshots/none.txt"})
  void missing_isAPageThatSaysSo(String address) throws Exception {
    var answer = collector.get(address);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("<h1>Not here</h1>");
  }

  @Test
  void assets_areCachedForEver_atTheirOwnAddressOnly() throws Exception {
    assertThat(collector.get(Assets.address("faultline.css")).headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(collector.get("/assets/old/faultline.css").headers().firstValue("Cache-Control"))
        .hasValue("no-store");
    assertThat(collector.get(Assets.address("sans-400.woff2")).statusCode()).isEqualTo(200);
    assertThat(collector.get("/assets/x/..%2f..%2ffaultline-collector.properties").statusCode())
        .isGreaterThanOrEqualTo(400);
  }

  private String rootCause(String fixture, String parameters) throws Exception {
    var answer = collector.get("/events/" + collector.event(fixture) + parameters);
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }
}
