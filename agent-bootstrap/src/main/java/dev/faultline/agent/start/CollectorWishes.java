// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

import dev.faultline.agent.core.capture.Capture;
import dev.faultline.agent.core.delivery.InstructionReceiver;
import dev.faultline.agent.core.delivery.Instructions;
import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.model.EventPattern;
import dev.faultline.agent.core.redact.Redactor;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/** Does what the collector asks for with its answers, each thing once. For the sending thread. */
final class CollectorWishes implements InstructionReceiver {

  private static final int REMEMBERED = 1_000;

  private final Capture capture;
  private final Redactor redactor;
  private final RecordingSwitch recording;
  private final Deque<String> forced = new ArrayDeque<>();
  private List<String> names = Collections.emptyList();

  CollectorWishes(Capture capture, Redactor redactor, RecordingSwitch recording) {
    this.capture = capture;
    this.redactor = redactor;
    this.recording = recording;
  }

  @Override
  public void instructed(Instructions instructions) {
    if (!instructions.redactNames().equals(names)) {
      names = instructions.redactNames();
      redactor.addNames(names);
      AgentLog.info("The collector names " + names.size() + " more secrets, by name");
    }
    recording.collector(instructions.recording());
    for (Map.Entry<String, EventPattern> wish : instructions.forced().entrySet()) {
      if (!forced.contains(wish.getKey())) {
        remember(wish.getKey());
        boolean known = capture.force(wish.getValue());
        AgentLog.debug("The next occurrence of an event is recorded; known here: " + known);
      }
    }
  }

  private void remember(String id) {
    forced.addLast(id);
    if (forced.size() > REMEMBERED) {
      forced.removeFirst();
    }
  }
}
