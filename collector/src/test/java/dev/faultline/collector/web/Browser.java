// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Headless Chromium, as the browser tests and the screenshots use it. */
final class Browser implements AutoCloseable {
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final List<Path> DRIVERS =
      List.of(Path.of("/usr/bin/chromedriver"), Path.of("/usr/local/bin/chromedriver"));

  private final ChromeDriver driver;

  /**
   * Fails with what to install if there is no Chromium: a test of pages that sees none would prove
   * nothing.
   */
  Browser() {
    ChromeOptions options = new ChromeOptions();
    options.setBinary(installed("CHROMIUM", BROWSERS).toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--force-color-profile=srgb",
        "--hide-scrollbars");
    LoggingPreferences logging = new LoggingPreferences();
    logging.enable(LogType.BROWSER, Level.ALL);
    options.setCapability("goog:loggingPrefs", logging);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("CHROMEDRIVER", DRIVERS).toFile())
            .usingAnyFreePort()
            .build();
    driver = new ChromeDriver(service, options);
  }

  private static Path installed(String variable, List<Path> usual) {
    String given = System.getenv(variable);
    List<Path> places = given == null ? usual : List.of(Path.of(given));
    return places.stream()
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Browser tests need Chromium and its driver, and found none at "
                        + places
                        + ". Install them (on Debian: apt install chromium chromium-driver), or set "
                        + variable
                        + " to where they are."));
  }

  Browser signIn(String address, String token) {
    driver.get(address + "/sign-in");
    driver.findElement(By.id("token")).sendKeys(token);
    driver.findElement(By.cssSelector(".sign-in button")).click();
    return this;
  }

  Browser size(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    return this;
  }

  Browser dark(boolean dark) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    return this;
  }

  Browser script(boolean enabled) {
    driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !enabled));
    return this;
  }

  Browser open(String address) {
    driver.get(address);
    return this;
  }

  String address() {
    return String.valueOf(driver.getCurrentUrl());
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  @Nullable Object run(String script) {
    return driver.executeScript(script);
  }

  void drag(String from, String to) {
    new Actions(driver).clickAndHold(find(from)).moveToElement(find(to)).release().perform();
  }

  /**
   * What the console said since the last time; a Content-Security-Policy that is broken says so
   * there.
   */
  List<String> console() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  byte[] screenshot() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  /** How tall the page is, so that a screenshot can have all of it. */
  int height() {
    return run("return document.documentElement.scrollHeight") instanceof Number height
        ? height.intValue()
        : 900;
  }

  @Override
  public void close() {
    driver.quit();
  }
}
