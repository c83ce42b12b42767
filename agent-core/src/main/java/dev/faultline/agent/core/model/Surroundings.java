// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.model;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a thread did and had when something occurred. Immutable. */
public final class Surroundings {

  private final List<Statement> logs;
  private final @Nullable Statement current;
  private final long logsCut;
  private final @Nullable String logsMissing;
  private final @Nullable EntryPoint entryPoint;
  private final @Nullable Request request;
  private final @Nullable TraceContext trace;
  private final Map<String, String> context;
  private final List<Value> data;
  private final @Nullable CallProfile profile;

  /**
   * Without {@link #context} and {@link #data}.
   *
   * @param logs oldest first, redacted
   * @param current the one of these that the event is about
   * @param logsCut how many older ones are not kept any more
   * @param logsMissing why there are none, for people
   * @param entryPoint what the thread was called for, where that is known
   * @param request that it handled
   */
  public Surroundings(
      List<Statement> logs,
      @Nullable Statement current,
      long logsCut,
      @Nullable String logsMissing,
      @Nullable EntryPoint entryPoint,
      @Nullable Request request,
      @Nullable TraceContext trace) {
    this(
        logs,
        current,
        logsCut,
        logsMissing,
        entryPoint,
        request,
        trace,
        Collections.<String, String>emptyMap(),
        Collections.<Value>emptyList(),
        null);
  }

  private Surroundings(
      List<Statement> logs,
      @Nullable Statement current,
      long logsCut,
      @Nullable String logsMissing,
      @Nullable EntryPoint entryPoint,
      @Nullable Request request,
      @Nullable TraceContext trace,
      Map<String, String> context,
      List<Value> data,
      @Nullable CallProfile profile) {
    this.profile = profile;
    this.context = Collections.unmodifiableMap(context);
    this.data = Collections.unmodifiableList(data);
    this.logs = Collections.unmodifiableList(logs);
    this.current = current;
    this.logsCut = logsCut;
    this.logsMissing = logsMissing;
    this.entryPoint = entryPoint;
    this.request = request;
    this.trace = trace;
  }

  /**
   * The same with what the application has told.
   *
   * @param newContext redacted
   */
  public Surroundings with(Map<String, String> newContext, List<Value> newData) {
    return new Surroundings(
        logs,
        current,
        logsCut,
        logsMissing,
        entryPoint,
        request,
        trace,
        newContext,
        newData,
        profile);
  }

  /** The same with a request that the thread made. */
  public Surroundings withRequest(Request made) {
    return new Surroundings(
        logs, current, logsCut, logsMissing, entryPoint, made, trace, context, data, profile);
  }

  /** The same with where the time of a slow call went. */
  public Surroundings withProfile(@Nullable CallProfile newProfile) {
    return new Surroundings(
        logs, current, logsCut, logsMissing, entryPoint, request, trace, context, data, newProfile);
  }

  /** Of tests, and of what has no thread. */
  public static Surroundings none() {
    return new Surroundings(Collections.<Statement>emptyList(), null, 0, null, null, null, null);
  }

  public List<Statement> logs() {
    return logs;
  }

  public @Nullable Statement current() {
    return current;
  }

  public long logsCut() {
    return logsCut;
  }

  public @Nullable String logsMissing() {
    return logsMissing;
  }

  public @Nullable EntryPoint entryPoint() {
    return entryPoint;
  }

  public @Nullable Request request() {
    return request;
  }

  /** What the application said that the thread works for. */
  public Map<String, String> context() {
    return context;
  }

  /** Where the time of a slow call went; {@code null} for what is none. */
  public @Nullable CallProfile profile() {
    return profile;
  }

  /** What the application gave an event of its own. */
  public List<Value> data() {
    return data;
  }

  /** The distributed trace that it worked for. */
  public @Nullable TraceContext trace() {
    return trace;
  }
}
