// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.capture;

import dev.faultline.agent.instrumentation.classfile.ClassFile;
import dev.faultline.agent.instrumentation.classfile.Code;
import dev.faultline.agent.instrumentation.classfile.Instructions;
import dev.faultline.agent.instrumentation.library.api.FaultlineApi;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Calls of logging libraries in a method, as its bytecode says them, and those that fire an event
 * of the application.
 */
final class LogCalls {

  /** What a call logs at. */
  enum Level {
    ERROR,
    WARNING,
    /** Something less severe, or it is no log statement. */
    OTHER,
    /** A log statement whose level is only known when it runs. */
    UNKNOWN
  }

  private static final Set<String> LOGGERS =
      new HashSet<>(
          Arrays.asList(
              "org/slf4j/Logger",
              "org/slf4j/spi/LocationAwareLogger",
              "ch/qos/logback/classic/Logger",
              "org/apache/logging/log4j/Logger",
              "org/apache/log4j/Logger",
              "org/apache/log4j/Category",
              "org/apache/commons/logging/Log",
              "org/jboss/logging/Logger",
              "org/jboss/logging/BasicLogger",
              // put together at run time: the build would rename it in one piece
              "java/util/logging/".concat("Logger"),
              "java/lang/System$Logger",
              "org/tinylog/Logger"));

  /** Of fluent interfaces, whose level was said before. */
  private static final Set<String> BUILDERS =
      new HashSet<>(
          Arrays.asList(
              "org/slf4j/spi/LoggingEventBuilder", "org/apache/logging/log4j/LogBuilder"));

  private static final String EVENT = FaultlineApi.EVENT;

  private final ClassFile file;
  private final Code code;

  LogCalls(ClassFile file, Code code) {
    this.file = file;
    this.code = code;
  }

  /**
   * Whether anything in the class may fire an event, or be a log statement.
   *
   * @param logs whether log statements are asked for
   */
  static boolean mayBeIn(ClassFile file, boolean logs) {
    for (int i = 1; i < file.poolCount(); i++) {
      if (file.tag(i) == ClassFile.TAG_CLASS) {
        String name = file.className(i);
        if (name.equals(EVENT) || (logs && (LOGGERS.contains(name) || BUILDERS.contains(name)))) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * Whether a call fires an event of the application.
   *
   * @param pc of an invocation, but of none that is dynamic
   */
  boolean fires(int pc) {
    int member = file.u2(code.codeStart() + pc + 1);
    return file.memberOwner(member).equals(EVENT) && file.memberName(member).equals("fire");
  }

  /**
   * What a call logs at.
   *
   * @param pc of an invocation, but of none that is dynamic
   */
  Level level(int pc) {
    int member = file.u2(code.codeStart() + pc + 1);
    String owner = file.memberOwner(member);
    String name = file.memberName(member);
    if (BUILDERS.contains(owner)) {
      return name.equals("log") ? Level.UNKNOWN : Level.OTHER;
    }
    if (!LOGGERS.contains(owner)) {
      return Level.OTHER;
    }
    switch (name) {
      case "error":
      case "errorf":
      case "errorv":
      case "fatal":
      case "fatalf":
      case "fatalv":
      case "severe":
        return Level.ERROR;
      case "warn":
      case "warnf":
      case "warnv":
      case "warning":
        return Level.WARNING;
      case "log":
      case "logf":
      case "logv":
      case "logp":
      case "logrb":
      case "throwing":
      case "catching":
        return levelConstantBefore(pc);
      default:
        return Level.OTHER;
    }
  }

  /** What a call says that a fluent statement will be logged at. */
  Level announced(int pc) {
    int member = file.u2(code.codeStart() + pc + 1);
    if (!LOGGERS.contains(file.memberOwner(member))) {
      return Level.OTHER;
    }
    switch (file.memberName(member)) {
      case "atError":
      case "atFatal":
        return Level.ERROR;
      case "atWarn":
        return Level.WARNING;
      default:
        return Level.OTHER;
    }
  }

  /** The last level that was loaded before the call: {@code logger.log(Level.SEVERE, …)}. */
  private Level levelConstantBefore(int call) {
    Level found = Level.UNKNOWN;
    for (int pc = 0; pc < call; pc += Instructions.length(code, pc)) {
      if (code.opcode(pc) == Instructions.GETSTATIC) {
        switch (file.memberName(file.u2(code.codeStart() + pc + 1))) {
          case "SEVERE":
          case "ERROR":
          case "FATAL":
            found = Level.ERROR;
            break;
          case "WARNING":
          case "WARN":
            found = Level.WARNING;
            break;
          case "INFO":
          case "CONFIG":
          case "FINE":
          case "FINER":
          case "FINEST":
          case "DEBUG":
          case "TRACE":
            found = Level.OTHER;
            break;
          default:
            break;
        }
      }
    }
    return found;
  }
}
