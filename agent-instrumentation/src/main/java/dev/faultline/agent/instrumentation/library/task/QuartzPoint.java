// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.library.task;

import dev.faultline.agent.core.capture.Invocation;
import dev.faultline.agent.core.capture.Invocations;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.model.EntryPoint.Kind;
import dev.faultline.agent.core.record.LibraryField;
import dev.faultline.agent.core.record.LibraryFields;
import org.jspecify.annotations.Nullable;

/** {@code JobRunShell.run()} of Quartz, which runs a job: {@code ReportJob (Quartz)}. */
final class QuartzPoint implements LibraryPoint {

  private final Invocations invocations;
  private final LibraryField context;
  private final LibraryField detail;
  private final LibraryField type;

  QuartzPoint(Invocations invocations, LibraryFields fields) {
    this.invocations = invocations;
    context = fields.named("jec");
    detail = fields.named("jobDetail");
    type = fields.named("jobClass");
  }

  @Override
  public @Nullable Object entered(
      @Nullable Object shell, @Nullable Object b, @Nullable Object c, @Nullable Object d) {
    Object job = type.get(detail.get(context.get(shell)));
    return job instanceof Class
        ? invocations.begin(
            Kind.SCHEDULED, MethodNames.simple(((Class<?>) job).getName()) + " (Quartz)")
        : null;
  }

  @Override
  public void left(@Nullable Object begun, @Nullable Object result, @Nullable Throwable exception) {
    if (begun instanceof Invocation) {
      invocations.end((Invocation) begun, exception);
    }
  }
}
