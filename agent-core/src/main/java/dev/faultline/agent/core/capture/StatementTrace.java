// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.model.CallProfile;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.ExceptionRecord.Relation;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.site.KnownClasses;
import dev.faultline.agent.core.site.MethodSites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a log statement is, with the variables of its frame. Made by the thread that logs; handed
 * over with the recording.
 */
final class StatementTrace {

  /**
   * What statements, and events that are fired, go through before and after they reach the hook.
   */
  private static final String[] LIBRARIES = {
    "ch.qos.logback.",
    "org.slf4j.",
    "org.apache.logging.",
    "org.apache.log4j.",
    "org.apache.commons.logging.",
    "org.apache.juli.logging.",
    "java.util.logging.",
    "sun.util.logging.",
    "jdk.internal.logger.",
    "java.lang.System$Logger",
    "org.jboss.logging.",
    "org.jboss.logmanager.",
    "org.tinylog.",
    "io.github.oshai.kotlinlogging.",
    "mu.",
    "com.google.common.flogger.",
    "com.typesafe.scalalogging.",
    "org.springframework.core.log.",
    "java.lang.FaultlineHook",
    "dev.faultline.api.",
    "dev.faultline.agent."
  };

  private static final String NOT_THROWN =
      "variables are recorded in the frame of the statement only: nothing was thrown";

  private static final String SAMPLED =
      "the stack was sampled while the call ran: only the arguments of its entry point are recorded";

  private final String message;
  private final StackTraceElement[] stack;
  private final int first;
  private final @Nullable MethodSites method;

  /** The frame that has {@link #variables}. */
  private final int recorded;

  private final String missing;
  private @Nullable List<Value> variables;

  private StatementTrace(
      String message,
      StackTraceElement[] stack,
      int first,
      @Nullable MethodSites method,
      int recorded,
      String missing) {
    this.message = message;
    this.stack = stack;
    this.first = first;
    this.method = method;
    this.recorded = recorded;
    this.missing = missing;
  }

  /**
   * The calling thread's.
   *
   * @param site method of the statement of application code that the thread is in; {@code null}
   *     where it is in none
   */
  static StatementTrace here(String message, @Nullable MethodSites site) {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    int first = 0;
    while (first < stack.length && isOfLibrary(stack[first].getClassName())) {
      first++;
    }
    boolean isSite =
        site != null
            && first < stack.length
            && stack[first].getMethodName().equals(site.name())
            && stack[first].getClassName().equals(site.className());
    return new StatementTrace(message, stack, first, isSite ? site : null, first, NOT_THROWN);
  }

  /** The calling thread's, which answers a request. */
  static StatementTrace ofAnswer(String message) {
    StackTraceElement[] stack = new Throwable().getStackTrace();
    int first = 0;
    while (first < stack.length && isOfAgent(stack[first].getClassName())) {
      first++;
    }
    return new StatementTrace(
        message, Arrays.copyOfRange(stack, first, stack.length), 0, null, 0, NOT_THROWN);
  }

  /** Where most of the time of a call goes. */
  static StatementTrace ofProfile(CallProfile profile, @Nullable Location handler) {
    StackTraceElement[] stack = profile.heaviest();
    int entry = stack.length - 1;
    while (entry >= 0 && handler != null && !isOf(handler, stack[entry])) {
      entry--;
    }
    return new StatementTrace(Durations.message(profile), stack, 0, null, entry, SAMPLED);
  }

  private static boolean isOf(Location method, StackTraceElement frame) {
    return frame.getMethodName().equals(method.method())
        && frame.getClassName().equals(method.className());
  }

  static boolean isOfAgent(String className) {
    return className.startsWith("dev.faultline.agent.")
        || className.equals("java.lang.FaultlineHook");
  }

  /** Whether the thread is in that statement, and no other code is between. */
  boolean isAtSite() {
    return method != null;
  }

  void variables(List<Value> ofStatement) {
    variables = ofStatement;
  }

  private static boolean isOfLibrary(String className) {
    for (String library : LIBRARIES) {
      if (className.startsWith(library)) {
        return true;
      }
    }
    return false;
  }

  /**
   * With the logging library's outermost frame in front, which tells which call it was.
   *
   * @param parent always -1: it belongs to no exception
   */
  ExceptionRecord record(KnownClasses classes, Recorder recorder, int parent) {
    List<FrameRecord> frames = new ArrayList<>();
    int most = recorder.limits().stackElements();
    int start = Math.max(0, first - 1);
    for (int i = start; i < stack.length && frames.size() < most; i++) {
      frames.add(frame(i, classes));
    }
    return new ExceptionRecord(
        null,
        Messages.clean(message, recorder),
        Relation.STATEMENT,
        parent,
        frames,
        stack.length - start - frames.size(),
        false);
  }

  private FrameRecord frame(int index, KnownClasses classes) {
    StackTraceElement element = stack[index];
    FrameRecord frame =
        new FrameRecord(
            element.getClassName(),
            element.getMethodName(),
            element.getFileName(),
            element.getLineNumber());
    CodeReference code = index < first ? null : classes.get(element.getClassName());
    if (code == null) {
      return frame;
    }
    frame.application(true).code(code);
    MethodSites known = method;
    if (index == recorded && known != null) {
      return frame.descriptor(known.descriptor()).code(known.code()).variables(variables);
    }
    if (index == recorded && variables != null) {
      return frame.variables(variables);
    }
    return frame.variablesMissing(
        index == first && missing.equals(NOT_THROWN)
            ? "the statement is in code that was not prepared for it"
            : missing);
  }
}
