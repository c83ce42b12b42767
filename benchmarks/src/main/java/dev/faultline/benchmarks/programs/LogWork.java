// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.benchmarks.programs;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.OutputStream;
import org.slf4j.LoggerFactory;

/**
 * An order that logs a lot: twelve debug statements that are not enabled, six of info and one
 * warning; an error with its exception where it is to fail. The text is made and thrown away.
 */
public final class LogWork implements Workload {

  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(LogWork.class);

  public LogWork() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%d{HH:mm:ss.SSS} [%thread] %-5level %logger{36} - %msg%n");
    encoder.start();
    OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(OutputStream.nullOutputStream());
    appender.start();
    Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.detachAndStopAllAppenders();
    root.addAppender(appender);
    root.setLevel(Level.INFO);
  }

  @Override
  public long request(int number, boolean fails) {
    String customer = "customer " + number % 100;
    long total = 0;
    for (int line = 0; line < 6; line++) {
      long price = price(number, line);
      LOG.debug("line {} of order {} costs {}", line, number, price);
      total += price;
      LOG.debug("sum so far: {}", total);
      LOG.info("order {} of {}: line {} added", number, customer, line);
    }
    LOG.warn("order {} of {} has no discount", number, customer);
    try {
      pay(number, total, fails);
    } catch (IllegalStateException declined) {
      LOG.error("order {} was not paid", number, declined);
    }
    return total;
  }

  private static long price(int number, int line) {
    return 100L * line + number % 7;
  }

  private static void pay(int number, long total, boolean fails) {
    if (fails) {
      throw new IllegalStateException("order " + number + " is declined: " + total);
    }
  }
}
