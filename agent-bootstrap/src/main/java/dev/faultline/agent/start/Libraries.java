// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.start;

import dev.faultline.agent.core.capture.ApplicationEvents;
import dev.faultline.agent.core.capture.ApplicationLog;
import dev.faultline.agent.core.capture.Capture;
import dev.faultline.agent.core.capture.LibraryPoint;
import dev.faultline.agent.core.capture.LibraryPoints;
import dev.faultline.agent.core.config.Configuration;
import dev.faultline.agent.core.config.Settings;
import dev.faultline.agent.core.model.Statement.Severity;
import dev.faultline.agent.core.record.LibraryFields;
import dev.faultline.agent.core.record.Memory;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.instrumentation.library.LibraryMethod;
import dev.faultline.agent.instrumentation.library.LibraryTransformer;
import dev.faultline.agent.instrumentation.library.api.FaultlineApi;
import dev.faultline.agent.instrumentation.library.http.HttpLibraries;
import dev.faultline.agent.instrumentation.library.logging.DroppedStatements;
import dev.faultline.agent.instrumentation.library.logging.LoggingLibraries;
import dev.faultline.agent.instrumentation.library.task.TaskLibraries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The methods of libraries in which the agent does something, as configured. */
final class Libraries implements LibraryPoints {

  private final Configuration configuration;
  private final Recorder recorder;
  private final Memory memory;

  Libraries(Configuration configuration, Recorder recorder, Memory memory) {
    this.configuration = configuration;
    this.recorder = recorder;
    this.memory = memory;
  }

  List<LibraryMethod> methods(Capture capture) {
    List<LibraryMethod> methods = new ArrayList<>();
    LibraryFields fields = new LibraryFields(memory);
    methods.addAll(FaultlineApi.methods(new ApplicationEvents(capture, recorder), fields));
    if (configuration.get(Settings.LOGS)) {
      ApplicationLog log = new ApplicationLog(capture, recorder);
      log.linksTo(links(), configuration.get(Settings.LOGS_LINK).equals(Settings.LINK_MDC));
      methods.addAll(LoggingLibraries.methods(log, fields));
      String level = configuration.get(Settings.LOGS_LEVEL);
      if (!level.equals(Settings.LEVEL_CONFIGURED)) {
        log.keep(Severity.valueOf(level.toUpperCase(Locale.ROOT)));
        methods.addAll(DroppedStatements.methods(log, fields));
      }
    }
    if (configuration.get(Settings.REQUESTS)) {
      methods.addAll(HttpLibraries.methods(capture.invocations(), fields));
      methods.addAll(HttpLibraries.clients(capture.outgoing(), capture.tasks(), fields));
      methods.addAll(TaskLibraries.methods(capture, fields));
    }
    return methods;
  }

  private @Nullable String links() {
    if (configuration.get(Settings.LOGS_LINK).equals("false")) {
      return null;
    }
    String forPeople = configuration.get(Settings.LOGS_LINK_URL);
    return forPeople.isEmpty() ? configuration.get(Settings.COLLECTOR_URL) : forPeople;
  }

  @Override
  public LibraryPoint[] of(Capture capture) {
    return LibraryTransformer.points(methods(capture));
  }
}
