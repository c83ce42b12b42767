// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.site.KnownClasses;
import dev.faultline.agent.core.site.SiteTable;
import dev.faultline.agent.instrumentation.capture.ClassInstrumentation;
import dev.faultline.agent.instrumentation.capture.InstrumentationReport;
import dev.faultline.agent.instrumentation.code.ClassFileLocator;
import dev.faultline.agent.instrumentation.select.ApplicationCode;
import java.io.File;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * Instruments application classes while they are loaded, and never again. What can't be
 * instrumented keeps its bytes; no exception leaves this class, and no class of the application is
 * loaded by it.
 *
 * <p>Thread-safe: the JVM calls it from all threads that load classes.
 */
public final class CaptureTransformer implements ClassFileTransformer {

  private final ApplicationCode application;
  private final KnownClasses classes;
  private final ClassInstrumentation instrumentation;
  private final InstrumentationReport report;
  private final ClassFileLocator locator = new ClassFileLocator();
  private final @Nullable ClassDump dump;
  private final Runnable onFirstClass;
  private volatile boolean seenFirst;

  /**
   * @param logStatements whether log statements are prepared for recording
   * @param dump where class files go before and after, and the list of methods; {@code null} for
   *     nowhere
   * @param onFirstClass run once, when the first application class is loaded: the application has
   *     begun
   */
  public CaptureTransformer(
      ApplicationCode application,
      SiteTable sites,
      KnownClasses classes,
      InstrumentationReport report,
      boolean logStatements,
      @Nullable File dump,
      Runnable onFirstClass) {
    this.application = application;
    this.classes = classes;
    this.report = report;
    this.dump = dump == null ? null : new ClassDump(dump);
    this.onFirstClass = onFirstClass;
    instrumentation = new ClassInstrumentation(sites, report, logStatements);
    if (this.dump != null) {
      report.listing(this.dump);
    }
  }

  @Override
  public byte @Nullable [] transform(
      @Nullable ClassLoader loader,
      @Nullable String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    try {
      if (name == null || !application.includes(loader, name)) {
        return null;
      }
      if (!seenFirst) {
        first();
      }
      return instrument(name, domain, bytes);
    } catch (Throwable failure) {
      failed(name, failure);
      return null;
    }
  }

  private synchronized void first() {
    if (!seenFirst) {
      seenFirst = true;
      onFirstClass.run();
    }
  }

  private byte @Nullable [] instrument(
      String name, @Nullable ProtectionDomain domain, byte[] bytes) {
    CodeReference code = locator.locate(name, domain, bytes);
    classes.add(code.className(), code);
    byte[] instrumented = instrumentation.instrument(bytes, code);
    if (dump != null) {
      dump.write(name, bytes, instrumented);
    }
    return instrumented;
  }

  private void failed(@Nullable String name, Throwable failure) {
    try {
      report.countFailure();
      AgentLog.warn("Class " + name + " was left as it is: it could not be instrumented", failure);
    } catch (Throwable nothingLeftToDo) {
      // the class is loaded as it is, which is what counts
    }
  }
}
