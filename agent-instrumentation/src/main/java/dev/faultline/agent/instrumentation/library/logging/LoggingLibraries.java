// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.logging;

import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where logging libraries have a statement that is to be written, on the thread that logs. SLF4J,
 * Commons Logging and {@code System.Logger} end in one of these.
 */
public final class LoggingLibraries {

  /** Put together at run time: the build would rename it in one piece, as it does the class. */
  private static final String JUL_LOGGER = "java/util/logging/".concat("Logger");

  private static final String LOG4J = "org/apache/logging/log4j/";

  private LoggingLibraries() {}

  public static List<LibraryMethod> methods(ApplicationLog log, LibraryFields fields) {
    List<LibraryMethod> methods = new ArrayList<>();
    ContextMaps ofLogback =
        new ContextMaps(fields, "ch.qos.logback.", "readWriteThreadLocalMap", "copyOnThreadLocal");
    methods.add(putInto("ch/qos/logback/classic/util/LogbackMDCAdapter", ofLogback));
    methods.add(
        new LibraryMethod(
            "ch/qos/logback/classic/Logger",
            "callAppenders",
            "(Lch/qos/logback/classic/spi/ILoggingEvent;)V",
            new LogbackPoint(log, fields, ofLogback),
            1));
    ContextMaps ofTinylog = new ContextMaps(fields, "org.tinylog.", "data");
    methods.add(
        new LibraryMethod(
            "org/tinylog/core/TinylogContextProvider",
            "put",
            "(Ljava/lang/String;Ljava/lang/Object;)V",
            ofTinylog,
            0));
    methods.add(
        new LibraryMethod(
            "org/tinylog/core/TinylogLoggingProvider",
            "output",
            "(Lorg/tinylog/core/LogEntry;Ljava/lang/Iterable;)V",
            new TinylogPoint(log, fields, ofTinylog),
            1));
    methods.add(
        new LibraryMethod(
            JUL_LOGGER,
            "log",
            "(Ljava/util/logging/LogRecord;)V",
            new LogRecordPoint(log, fields),
            0,
            1));
    methods.add(
        new LibraryMethod(
            "org/jboss/logmanager/LoggerNode",
            "publish",
            "(Lorg/jboss/logmanager/ExtLogRecord;)V",
            new LogRecordPoint(log, fields),
            0,
            1));
    ContextMaps ofLog4j =
        new ContextMaps(fields, "org.apache.logging.log4j.", "localMap", "localState");
    for (String map :
        Arrays.asList(
            "DefaultThreadContextMap",
            "CopyOnWriteSortedArrayThreadContextMap",
            "GarbageFreeSortedArrayThreadContextMap")) {
      methods.add(putInto(LOG4J + "spi/" + map, ofLog4j));
    }
    LibraryPoint log4j = new Log4jPoint(log, fields, ofLog4j);
    for (String logger : Arrays.asList("core/Logger", "core/async/AsyncLogger")) {
      methods.add(
          new LibraryMethod(
              LOG4J + logger,
              "logMessage",
              "(Ljava/lang/String;L"
                  + LOG4J
                  + "Level;L"
                  + LOG4J
                  + "Marker;L"
                  + LOG4J
                  + "message/Message;Ljava/lang/Throwable;)V",
              log4j,
              0,
              2,
              4,
              5));
      methods.add(
          new LibraryMethod(
              LOG4J + logger,
              "log",
              "(L"
                  + LOG4J
                  + "Level;L"
                  + LOG4J
                  + "Marker;Ljava/lang/String;Ljava/lang/StackTraceElement;L"
                  + LOG4J
                  + "message/Message;Ljava/lang/Throwable;)V",
              log4j,
              0,
              1,
              5,
              6));
    }
    ContextMaps ofLog4jOne = new ContextMaps(fields, "org.apache.log4j.", "tlm");
    methods.add(
        new LibraryMethod(
            "org/apache/log4j/MDC",
            "put0",
            "(Ljava/lang/String;Ljava/lang/Object;)V",
            ofLog4jOne,
            0));
    methods.add(
        new LibraryMethod(
            "org/apache/log4j/Category",
            "callAppenders",
            "(Lorg/apache/log4j/spi/LoggingEvent;)V",
            new Log4jOnePoint(log, fields, ofLog4jOne),
            1));
    return methods;
  }

  private static LibraryMethod putInto(String map, ContextMaps maps) {
    return new LibraryMethod(map, "put", "(Ljava/lang/String;Ljava/lang/String;)V", maps, 0);
  }
}
