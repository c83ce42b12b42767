// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import dev.faultline.agent.instrumentation.library.logging.Severities.Scale;
import java.util.ArrayList;
import java.util.List;

/**
 * Where logging libraries are asked to log, before they look whether they should. What the
 * application does not even ask for, since it looked itself, can't be seen.
 */
public final class DroppedStatements {

  /** Put together at run time: the build would rename it in one piece, as it does the class. */
  private static final String JUL = "java/util/".concat("logging/");

  private static final String LOGBACK = "ch/qos/logback/classic/";
  private static final String LOG4J = "org/apache/logging/log4j/";
  private static final String LOG4J_1 = "org/apache/log4j/";

  private DroppedStatements() {}

  public static List<LibraryMethod> methods(ApplicationLog log, LibraryFields fields) {
    List<LibraryMethod> methods = new ArrayList<>();
    DroppedPoint logback = new DroppedPoint(log, fields, Scale.LOGBACK, "levelInt", 3);
    for (String method : new String[] {"_0_Or3Plus", "_1", "_2"}) {
      methods.add(
          new LibraryMethod(
                  LOGBACK + "Logger",
                  "filterAndLog" + method,
                  "(Ljava/lang/String;Lorg/slf4j/Marker;L" + LOGBACK + "Level;Ljava/lang/String;*",
                  logback)
              .withAllArguments());
    }
    DroppedPoint jdk = new DroppedPoint(log, fields, Scale.JDK, "value", 1);
    for (String logger : new String[] {JUL + "Logger", "org/jboss/logmanager/Logger"}) {
      methods.add(
          new LibraryMethod(logger, "log", "(L" + JUL + "Level;Ljava/lang/String;*", jdk)
              .withAllArguments());
    }
    methods.add(
        new LibraryMethod(
                LOG4J + "spi/AbstractLogger",
                "logIfEnabled",
                "(Ljava/lang/String;L" + LOG4J + "Level;L" + LOG4J + "Marker;Ljava/lang/String;*",
                new DroppedPoint(log, fields, Scale.LOG4J, "intLevel", 3))
            .withAllArguments());
    methods.add(ofLog4jOne(log, fields, "Category", "info", Severity.INFO));
    methods.add(ofLog4jOne(log, fields, "Category", "debug", Severity.DEBUG));
    methods.add(ofLog4jOne(log, fields, "Logger", "trace", Severity.TRACE));
    return methods;
  }

  private static LibraryMethod ofLog4jOne(
      ApplicationLog log, LibraryFields fields, String type, String method, Severity severity) {
    return new LibraryMethod(
            LOG4J_1 + type, method, "(Ljava/lang/Object;*", new DroppedPoint(log, fields, severity))
        .withAllArguments();
  }
}
