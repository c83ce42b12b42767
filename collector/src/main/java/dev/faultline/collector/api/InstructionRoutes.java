// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.ForcedSnapshot;
import dev.faultline.collector.model.Instructions;
import dev.faultline.collector.model.MonitoredService;
import dev.faultline.collector.store.Changes;
import dev.faultline.collector.store.Store;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What agents are asked for: to pause, to take more names for secrets, to record the next
 * occurrence of an event. Parameters come from the query or a form.
 */
public final class InstructionRoutes implements Routes {

  /** Pauses recording, or lets it go on. */
  public static final String RECORDING = "/api/v1/services/recording";

  private static final String PATH = "/api/v1/services/instructions";
  private static final int MAX_NAMES = 200;
  private static final int MAX_NAME = 100;

  private final Store store;
  private final InstantSource clock;

  public InstructionRoutes(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** Where the next occurrence of an event is asked for. */
  public static String recordAddress(String event) {
    return EventRoutes.PATH + "/" + event + "/record";
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get(PATH, this::show, Audience.API);
    routes.post(RECORDING, this::recording, Audience.CHANGE);
    routes.post("/api/v1/services/redaction", this::redaction, Audience.CHANGE);
    routes.post(EventRoutes.PATH + "/{id}/record", this::record, Audience.CHANGE);
  }

  private record InstructionsAnswer(
      boolean recording, List<String> redactNames, List<String> events) {}

  private void show(Context context) {
    answer(context, service(context));
  }

  private void answer(Context context, MonitoredService service) {
    Instructions now = store.instructions().of(service);
    Answers.write(
        context,
        new InstructionsAnswer(
            now.recording(),
            now.redactNames(),
            now.forced().stream().map(ForcedSnapshot::eventId).toList()));
  }

  private void recording(Context context) {
    MonitoredService service = service(context);
    boolean recording =
        switch (Objects.requireNonNullElse(parameter(context, "recording"), "")) {
          case "true" -> true;
          case "false" -> false;
          default -> throw ProblemException.badRequest("recording must be true or false");
        };
    change(changes -> changes.pause(service, !recording));
    if (!WayBack.taken(context, parameter(context, "back"))) {
      answer(context, service);
    }
  }

  private void redaction(Context context) {
    MonitoredService service = service(context);
    String text = Objects.requireNonNullElse(parameter(context, "names"), "");
    List<String> names =
        Arrays.stream(text.split("[,\\n]"))
            .map(String::strip)
            .filter(name -> !name.isEmpty())
            .distinct()
            .toList();
    if (names.size() > MAX_NAMES || names.stream().anyMatch(name -> name.length() > MAX_NAME)) {
      throw ProblemException.badRequest(
          "names must be at most " + MAX_NAMES + ", of at most " + MAX_NAME + " characters each");
    }
    change(changes -> changes.redact(service, names));
    answer(context, service);
  }

  private void record(Context context) {
    String event = EventRoutes.find(context, store.events()).id();
    change(changes -> changes.force(event, clock.instant()));
    if (!WayBack.taken(context, parameter(context, "back"))) {
      context.status(204);
    }
  }

  /** Waits until it is stored. */
  private void change(Consumer<Changes> change) {
    store
        .writer()
        .write(
            0,
            changes -> {
              change.accept(changes);
              return true;
            })
        .join();
  }

  private MonitoredService service(Context context) {
    String name = parameter(context, "service");
    String environment = parameter(context, "environment");
    if (name == null || environment == null) {
      throw ProblemException.badRequest("service and environment must be given");
    }
    MonitoredService service = new MonitoredService(name, environment);
    if (store.services().find(service).isEmpty()) {
      throw ProblemException.notFound("there is no monitored service of this name");
    }
    return service;
  }

  private static @Nullable String parameter(Context context, String name) {
    String query = context.queryParam(name);
    return query != null || !context.method().name().equals("POST")
        ? query
        : context.formParam(name);
  }
}
