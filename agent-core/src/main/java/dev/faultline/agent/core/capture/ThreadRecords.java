// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.environment.ThreadClock;
import dev.faultline.agent.core.model.ThreadRecord;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import java.lang.reflect.Field;

/**
 * Describes a thread by what can't be overridden: a subclass of {@link Thread} is the
 * application's.
 */
final class ThreadRecords {

  private final Recorder recorder;
  private final Memory memory;
  private final long idOffset;

  ThreadRecords(Recorder recorder, Memory memory) throws ReflectiveOperationException {
    this.recorder = recorder;
    this.memory = memory;
    Field id = Thread.class.getDeclaredField("tid");
    idOffset = memory.offset(id);
  }

  /** As {@link Thread#getId} says it where nobody has overridden it. */
  long id(Thread thread) {
    return memory.getLong(thread, idOffset);
  }

  ThreadRecord of(Thread thread) {
    ThreadGroup group = thread.getThreadGroup();
    boolean virtual = thread.getClass().getName().equals("java.lang.VirtualThread");
    return new ThreadRecord(
        Messages.name(thread.getName(), recorder),
        id(thread),
        thread.isDaemon(),
        thread.getPriority(),
        virtual,
        group == null ? null : Messages.name(group.getName(), recorder),
        virtual || thread != Thread.currentThread() ? -1 : ThreadClock.millis());
  }
}
