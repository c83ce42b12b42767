// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.transport;

import dev.faultline.agent.core.delivery.Instructions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became of a request, and what the collector said with it. Immutable. */
final class Answer {

  /** What the agent does about it. */
  enum Kind {
    /** Durably stored. */
    ACCEPTED,
    /** Will never be accepted: forget it and count the loss. */
    REFUSED,
    /** The token is not the right one. */
    REJECTED,
    /** Whatever answered is no collector. */
    MISDIRECTED,
    /** There is no secure connection: certificates or the files that hold them are to blame. */
    UNTRUSTED,
    /** The proxy does not let the agent through. */
    STOPPED_BY_PROXY,
    TOO_LARGE,
    /** Not now: try again. */
    LATER
  }

  private final Kind kind;
  private final String reason;
  private final long retryAfter;
  private final Map<String, String> refused;
  private final List<String> classesWanted;
  private final Instructions instructions;

  private Answer(
      Kind kind,
      String reason,
      long retryAfter,
      Map<String, String> refused,
      List<String> classesWanted,
      Instructions instructions) {
    this.kind = kind;
    this.reason = reason;
    this.retryAfter = retryAfter;
    this.refused = Collections.unmodifiableMap(new LinkedHashMap<>(refused));
    this.classesWanted = Collections.unmodifiableList(new ArrayList<>(classesWanted));
    this.instructions = instructions;
  }

  static Answer of(Kind kind, String reason) {
    return later(kind, reason, -1);
  }

  static Answer later(Kind kind, String reason, long retryAfter) {
    return new Answer(
        kind,
        reason,
        retryAfter,
        Collections.<String, String>emptyMap(),
        Collections.<String>emptyList(),
        Instructions.NONE);
  }

  static Answer accepted(
      Map<String, String> refused, List<String> classesWanted, Instructions instructions) {
    return new Answer(Kind.ACCEPTED, "", -1, refused, classesWanted, instructions);
  }

  Kind kind() {
    return kind;
  }

  /** For people: what was answered, or why nothing was. */
  String reason() {
    return reason;
  }

  /** Milliseconds; negative where the collector did not say. */
  long retryAfter() {
    return retryAfter;
  }

  /** Items of the batch that were not taken ({@code snapshots/3}), with the reason. */
  Map<String, String> refused() {
    return refused;
  }

  /** Hashes of class files that the collector does not have. */
  List<String> classesWanted() {
    return classesWanted;
  }

  /** What the collector asks for beside class files. */
  Instructions instructions() {
    return instructions;
  }
}
