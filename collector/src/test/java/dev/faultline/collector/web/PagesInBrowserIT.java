// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;

/** The pages as a reader's browser shows them, served by a real collector. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesInBrowserIT {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final String HEALTH = "/service?service=checkout&environment=production";

  private ShopCollector collector;
  private Browser browser;

  @BeforeAll
  void start(@TempDir Path scratch) throws Exception {
    collector = ShopCollector.start(scratch, 0);
    for (String fixture : ShopSandbox.FIXTURES) {
      collector.send(fixture);
    }
    browser = new Browser().signIn(collector.address(), ShopCollector.TOKEN);
  }

  @AfterAll
  void end() {
    if (browser != null) {
      browser.close();
    }
    if (collector != null) {
      collector.close();
    }
  }

  @BeforeEach
  void reset() {
    browser.script(true).dark(false).size(1280, 900).open("about:blank");
    browser.console();
  }

  Stream<String> pages() {
    return Stream.concat(
        Stream.of(
            "/",
            HEALTH,
            HEALTH + "&period=30d",
            "/events",
            "/events?service=checkout&environment=production&text=nothing"),
        Stream.of(ShopSandbox.FIXTURES).map(fixture -> "/events/" + collector.event(fixture)));
  }

  @Test
  void services_showHealth_andLeadToItsAccount() {
    browser.open(collector.address() + "/");
    assertThat(browser.find(".list .score").getText()).matches("\\d+ [a-z ]+");
    assertThat(browser.all(".list .bars rect")).hasSize(48);

    browser.find(".list .what a").click();

    assertThat(browser.address()).contains(HEALTH);
    assertThat(browser.all(".slots .slot")).hasSize(48);
    assertThat(browser.all(".list.events tbody tr")).isNotEmpty();
  }

  @Test
  void slot_isAWindow_withItsAccountAndItsEventsOnly_withoutScript() {
    browser.script(false).open(collector.address() + HEALTH);
    int events = browser.all(".list.events tbody tr").size();
    assertThat(browser.all(".figures a")).hasSize(48);
    browser.find(".figures summary").click();

    browser.find(".figures tr:first-child a").click();
    assertThat(browser.all("[data-chosen]")).hasSize(1);
    assertThat(browser.find(".account").getText()).contains("no data");
    assertThat(browser.find("main").getText()).contains("No event occurred then");

    browser.open(collector.address() + HEALTH);
    browser.find(".slot:has(rect:not(.nothing))").click();
    assertThat(browser.find(".account li").getText()).contains("−").contains("new");
    assertThat(browser.all(".list.events tbody tr")).hasSizeBetween(1, events);
    assertThat(browser.find(".title a").getDomAttribute("href")).contains("from=").contains("to=");
  }

  @Test
  void window_isDrawnMovedAndResizedByDragging() {
    browser.open(collector.address() + HEALTH);

    browser.drag(".slot:nth-child(11)", ".slot:nth-child(20)");
    eventually(
        () -> browser.all("[data-chosen]").size() == 10 && browser.address().contains("to="));
    browser.drag(".slot:nth-child(20)", ".slot:nth-child(15)");
    eventually(() -> browser.all("[data-chosen]").size() == 5);
    browser.drag(".slot:nth-child(13)", ".slot:nth-child(33)");
    eventually(
        () ->
            browser.all(".slot:nth-child(31)[data-chosen]").size() == 1
                && browser.all(".slot:nth-child(30)[data-chosen]").isEmpty());
    browser.run("location.reload()");
    eventually(() -> browser.all("[data-chosen]").size() == 5);
  }

  @Test
  void nextOccurrence_isAskedForByAButton_withoutScript() {
    browser.script(false);
    open("slow-call");

    browser.find("form[action$='/record'] button").click();

    assertThat(browser.address()).endsWith("/events/" + collector.event("slow-call"));
    assertThat(browser.find(".head").getText()).contains("Its next occurrence will be recorded");
    assertThat(browser.all("form[action$='/record'] button")).isEmpty();
  }

  @Test
  void recording_isPausedAndGoesOn_byAButton() {
    browser.open(collector.address() + HEALTH);

    browser.find("form.paused button").click();
    eventually(() -> browser.find("form.paused").getText().contains("Recording is paused"));
    browser.find("form.paused button").click();

    eventually(() -> browser.find("form.paused").getText().equals("Pause recording"));
    assertThat(browser.address()).contains(HEALTH);
  }

  @Test
  void rootCause_marksTheFailingLineByColourIconAndText() {
    open("nested-cause");

    List<WebElement> marked = browser.all("tr.failed");
    assertThat(marked).hasSize(1);
    assertThat(marked.get(0).getText()).contains("customer.discount()").contains("failed here");
    assertThat(marked.get(0).findElements(By.cssSelector("svg"))).hasSize(1);
    assertThat(marked.get(0).getCssValue("background-color"))
        .isNotEqualTo(browser.find("table.source").getCssValue("background-color"));
  }

  @Test
  void rootCause_showsWhatWasNullWhereItFailed() {
    open("nested-cause");

    assertThat(variable("customer").getText()).contains("null").contains("Customer");
    assertThat(variable("items").getText()).contains("218").contains("int");
  }

  @Test
  void rootCause_opensAnObjectToItsFields() {
    open("nested-cause");
    WebElement order = variable("order");

    order.findElement(By.cssSelector("summary")).click();

    assertThat(order.getText()).contains("lines").contains("25 of 112 elements recorded");
  }

  @Test
  void rootCause_foldsThirdPartyFrames_untilAsked() {
    open("nested-cause");
    WebElement fold = browser.find(".exception[open] details.fold");
    assertThat(fold.getText()).contains("9 frames of java.util").doesNotContain("Collectors");

    fold.findElement(By.cssSelector("summary")).click();

    assertThat(fold.getText()).contains("Collectors");
  }

  @Test
  void rootCause_selectsAFrameWithoutLosingTheStack() {
    open("nested-cause");
    browser.run("window.sameDocument = true");

    browser.find(".exception[open] a.frame[href*='frame=12']").click();

    eventually(() -> browser.find("tr.failed").getText().contains("placeAll"));
    assertThat(browser.find("tr.failed").getText()).contains("called from here");
    assertThat(browser.find(".variables").getText()).contains("session");
    assertThat(browser.address()).contains("frame=12");
    assertThat(browser.run("return window.sameDocument")).isEqualTo(true);

    browser.run("history.back()");
    eventually(() -> browser.find("tr.failed").getText().contains("customer.discount()"));
  }

  @Test
  void rootCause_followsAReferenceToTheObjectItMeans() {
    open("cyclic");

    browser.find(".values > li > .value a[href='#value-2']").click();

    WebElement meant = browser.find("#value-2");
    assertThat(meant.isDisplayed()).isTrue();
    assertThat(meant.findElement(By.cssSelector(".name")).getText()).isEqualTo("referredBy");
  }

  @Test
  void rootCause_showsTheWholeClass_withTheFailingLineInSight() {
    open("nested-cause");

    browser.find(".more-lines a").click();

    eventually(
        () -> browser.find("table.source").getText().contains("package com.acme.shop.pricing"));
    assertThat(
            browser.run(
                "const line = document.getElementById('failed').getBoundingClientRect();"
                    + "const pane = document.querySelector('.pane.code').getBoundingClientRect();"
                    + "return line.top >= pane.top && line.bottom <= pane.bottom"))
        .isEqualTo(true);
  }

  @Test
  void rootCause_switchesTabsByKeyboard() {
    open("cyclic");
    browser.find("nav.tabs a").sendKeys(Keys.ARROW_RIGHT);

    assertThat(browser.find("#log").isDisplayed()).isTrue();
    assertThat(browser.find("#code").isDisplayed()).isFalse();
    assertThat(browser.address()).endsWith("#log");
  }

  @Test
  void log_isFilteredByLevelAndText() {
    browser.open(collector.address() + "/events/" + collector.event("log-statement") + "#log");
    assertThat(shownStatements()).hasSize(3);

    browser.find(".log-filters select").sendKeys("WARN");
    assertThat(shownStatements()).hasSize(2).noneMatch(row -> row.contains("POST /checkout"));

    browser.find(".log-filters input").sendKeys("STOCK");
    assertThat(shownStatements()).singleElement(STRING).contains("no answer");
    assertThat(browser.find(".log-filters output").getText()).isEqualTo("1 of 3 statements");
  }

  @Test
  void log_showsTheStatementThatTheEventIsAbout_howeverManyCameBefore() {
    browser
        .size(1280, 600)
        .open(collector.address() + "/events/" + collector.event("log-statement"));
    browser.run(
        "const body = document.querySelector('.log tbody');"
            + "for (let i = 0; i < 200; i++) body.prepend(body.firstElementChild.cloneNode(true))");

    browser.find("nav.tabs a[href='#log']").click();

    assertThat(
            browser.run(
                "const row = document.querySelector('.log tr[aria-current]').getBoundingClientRect();"
                    + "const box = document.querySelector('.log-box').getBoundingClientRect();"
                    + "return row.top >= box.top && row.bottom <= box.bottom"))
        .isEqualTo(true);
  }

  @Test
  void answer_leadsToTheEventThatItCameFrom() {
    open("http-error");

    browser.find(".began a").click();

    assertThat(browser.address()).endsWith("/events/" + collector.event("nested-cause"));
  }

  @Test
  void request_isATabOfItsOwn() {
    open("http-error");
    browser.find("nav.tabs a[href='#request']").click();

    assertThat(browser.find("#request").getText())
        .contains("POST /checkout/o-20391?express=true")
        .contains("203.0.113.9")
        .contains("tenant");
    assertThat(browser.all("#request [data-copy-text] button")).hasSize(4);
    assertThat(browser.find("#code").isDisplayed()).isFalse();
  }

  @Test
  void data_isBesideEveryFrame_andVariablesReferToIt() {
    open("custom-event");

    browser.find(".values:not(.data) a[href='#value-4']").click();

    assertThat(browser.find(".values.data #value-4").isDisplayed()).isTrue();
    assertThat(browser.find(".values.data").getText()).contains("12.50").contains("o-20391");
  }

  @Test
  void phone_givesAMessageTheWholeWidth() {
    browser
        .size(390, 844)
        .open(collector.address() + "/events/" + collector.event("log-statement") + "#log");

    assertThat(
            browser.run(
                "return [...document.querySelectorAll('.log td:nth-child(4)')]"
                    + ".every(cell => cell.getBoundingClientRect().width > 300)"))
        .isEqualTo(true);
    browser.find(".log-filters input").sendKeys("STOCK");
    assertThat(shownStatements()).hasSize(1);
  }

  private List<String> shownStatements() {
    return browser.all(".log tbody tr").stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .toList();
  }

  @Test
  void rootCause_isComplete_withoutScript() {
    browser.script(false);
    open("nested-cause");

    assertThat(browser.find("tr.failed").getText()).contains("customer.discount()");
    assertThat(browser.find("#log").getText()).contains("The agent sent no log statements");
    assertThat(browser.find("#environment").getText()).contains("G1 Old Gen");

    browser.find(".exception[open] a.frame[href*='frame=12']").click();
    assertThat(browser.find("tr.failed").getText()).contains("placeAll");
  }

  @Test
  void rootCause_unfoldsALongValue_withoutScript() {
    browser.script(false);
    open("long-values");
    WebElement text = variable("text");
    assertThat(text.getText()).contains("show all 1,024 characters");

    text.findElement(By.cssSelector("details.long summary")).click();

    assertThat(text.findElement(By.cssSelector(".whole")).getText()).hasSizeGreaterThan(1000);
  }

  @Test
  void phone_ordersTitleStackCodeVariables() {
    browser.size(390, 844);
    open("nested-cause");

    assertThat(
            browser.run(
                "return ['h1', '.pane.stack', '.pane.code', '.pane.variables']"
                    + ".map(s => document.querySelector(s).getBoundingClientRect().top)"
                    + ".every((top, i, all) => i === 0 || top > all[i - 1])"))
        .isEqualTo(true);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_breaksNoPolicyAndLogsNothing(String page) {
    browser.open(collector.address() + page);

    assertThat(browser.console()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_neverScrollsSideways_onAPhone(String page) {
    browser.size(390, 844).open(collector.address() + page);

    assertThat(browser.run("return document.documentElement.scrollWidth")).isEqualTo(390L);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void page_leavesHostileTextText(String page) {
    browser.open(collector.address() + page);

    assertThat(browser.run("return window.__hacked")).isNull();
    assertThat(browser.all("img")).isEmpty();
    assertThat(browser.all("script")).hasSize(1);
    assertThat(
            browser.run(
                "return [...document.querySelectorAll('a')].filter(a => !/^(https?|about):/.test(a.protocol)).length"))
        .isEqualTo(0L);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void pages_haveEnoughContrast(boolean dark) {
    browser.dark(dark);
    for (String page : pages().toList()) {
      browser.open(collector.address() + page);
      browser.run("document.querySelectorAll('details').forEach(d => d.open = true)");
      assertThat(browser.run(Contrast.SCRIPT)).as(page).isEqualTo(List.of());
    }
  }

  private void open(String fixture) {
    browser.open(collector.address() + "/events/" + collector.event(fixture));
  }

  private WebElement variable(String name) {
    return browser.all(".values > li").stream()
        .filter(item -> item.findElement(By.cssSelector(".name")).getText().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private interface Condition {
    boolean holds();
  }

  private static void eventually(Condition condition) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!holds(condition)) {
      assertThat(System.nanoTime()).as("time until it gives up").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  private static boolean holds(Condition condition) {
    try {
      return condition.holds();
    } catch (WebDriverException replacedMeanwhile) {
      return false;
    }
  }
}
