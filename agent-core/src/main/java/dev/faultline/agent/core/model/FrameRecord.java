// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One stack element. Threading: as {@link Value}. */
public final class FrameRecord {

  private final String className;
  private final String method;
  private final @Nullable String file;
  private final int line;
  private boolean application;
  private @Nullable String descriptor;
  private @Nullable String site;
  private @Nullable CodeReference code;
  private @Nullable List<Value> variables;
  private @Nullable String variablesMissing;

  /**
   * @param line as {@link StackTraceElement#getLineNumber()} says it; negative where unknown or
   *     native
   */
  public FrameRecord(String className, String method, @Nullable String file, int line) {
    this.className = className;
    this.method = method;
    this.file = file;
    this.line = line;
  }

  public String className() {
    return className;
  }

  public String method() {
    return method;
  }

  public @Nullable String file() {
    return file;
  }

  public int line() {
    return line;
  }

  /** Whether the frame is one of instrumented code. */
  public boolean application() {
    return application;
  }

  public FrameRecord application(boolean newApplication) {
    application = newApplication;
    return this;
  }

  public @Nullable String descriptor() {
    return descriptor;
  }

  public FrameRecord descriptor(@Nullable String newDescriptor) {
    descriptor = newDescriptor;
    return this;
  }

  public @Nullable String site() {
    return site;
  }

  public FrameRecord site(@Nullable String newSite) {
    site = newSite;
    return this;
  }

  /**
   * Where the class file of this frame can be had; {@code null} for frames that are not the
   * application's.
   */
  public @Nullable CodeReference code() {
    return code;
  }

  public FrameRecord code(@Nullable CodeReference newCode) {
    code = newCode;
    return this;
  }

  /** {@code null} where none were recorded; {@link #variablesMissing()} says why. */
  public @Nullable List<Value> variables() {
    return variables;
  }

  public FrameRecord variables(@Nullable List<Value> newVariables) {
    variables = newVariables;
    return this;
  }

  public @Nullable String variablesMissing() {
    return variablesMissing;
  }

  public FrameRecord variablesMissing(@Nullable String reason) {
    variablesMissing = reason;
    return this;
  }
}
