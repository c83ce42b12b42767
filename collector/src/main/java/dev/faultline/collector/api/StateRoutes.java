// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.api;

import dev.faultline.collector.access.Guard;
import dev.faultline.collector.http.Audience;
import dev.faultline.collector.http.ProblemException;
import dev.faultline.collector.http.Routes;
import dev.faultline.collector.model.EventAction;
import dev.faultline.collector.store.Store;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Resolves, hides and restores events, one or many at once. Parameters come from the query or a
 * form; a form of a page says where to go {@code back} to.
 */
public final class StateRoutes implements Routes {

  public static final String PATH = EventRoutes.PATH + "/state";

  /** In one request. */
  private static final int MAX_EVENTS = 500;

  private final Store store;
  private final InstantSource clock;

  public StateRoutes(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  private record StateAnswer(int changed) {}

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.post(PATH, this::change, Audience.CHANGE);
  }

  private void change(Context context) {
    EventAction action = action(one(context, "action"));
    Set<String> events = new LinkedHashSet<>(all(context, "event"));
    String back = one(context, "back");
    if (events.size() > MAX_EVENTS || events.isEmpty() && back == null) {
      throw ProblemException.badRequest("event: must be given, at most " + MAX_EVENTS + " times");
    }
    int changed = change(events, action, Guard.who(context));
    if (!WayBack.taken(context, back)) {
      Answers.write(context, new StateAnswer(changed));
    }
  }

  /** Waits until it is stored. */
  private int change(Set<String> events, EventAction action, String who) {
    Instant now = clock.instant();
    return store
        .writer()
        .write(
            0,
            changes -> {
              int changed = 0;
              for (String event : events) {
                changed += changes.changeState(event, action, who, now) ? 1 : 0;
              }
              return changed;
            })
        .join();
  }

  private static EventAction action(@Nullable String name) {
    return Arrays.stream(EventAction.values())
        .filter(action -> action.name().toLowerCase(Locale.ROOT).equals(name))
        .findFirst()
        .orElseThrow(() -> ProblemException.badRequest("action: must be resolve, hide or restore"));
  }

  private static @Nullable String one(Context context, String name) {
    List<String> given = all(context, name);
    return given.isEmpty() ? null : given.get(0);
  }

  private static List<String> all(Context context, String name) {
    List<String> given = new ArrayList<>(context.queryParams(name));
    given.addAll(context.formParams(name));
    return given;
  }
}
