// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.capture;

import dev.faultline.agent.core.log.AgentLog;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.record.Recorder;
import dev.faultline.agent.core.site.MethodSites;
import dev.faultline.agent.core.site.StatementSite;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** The events of this JVM that the application fires, by name and place. Thread-safe. */
final class CustomEvents {

  static final String OTHER = "other";

  private static final int MOST_NAMES = 500;
  private static final int MOST = 4_000;
  private static final int MOST_TYPES = 8;
  private static final int LONGEST_NAME = 200;

  private final Capture capture;
  private final Recorder recorder;

  /** Without secrets, by what the application calls them. */
  private final ConcurrentHashMap<String, String> names = new ConcurrentHashMap<>();

  private final ConcurrentHashMap<CustomTally.Key, CustomTally> tallies = new ConcurrentHashMap<>();
  private final CustomTally others = new CustomTally(OTHER, true, new ArrayList<String>(0), null);
  private final AtomicBoolean full = new AtomicBoolean();

  CustomEvents(Capture capture, Recorder recorder) {
    this.capture = capture;
    this.recorder = recorder;
  }

  /** As it may leave the JVM. */
  String clean(String name) {
    String known = names.get(name);
    if (known != null) {
      return known;
    }
    if (names.size() >= MOST_NAMES) {
      warn();
      return OTHER;
    }
    String clean = Messages.clean(name, LONGEST_NAME, recorder);
    names.put(name, clean);
    return clean;
  }

  private void warn() {
    if (full.compareAndSet(false, true)) {
      AgentLog.warn(
          "More than "
              + MOST_NAMES
              + " names of events of the application, or "
              + MOST
              + " with their places: further ones are counted as "
              + OTHER);
    }
  }

  /** Of an event that belongs to no failure. */
  CustomTally tally(CustomName name, @Nullable Throwable cause) {
    String clean = clean(name.name());
    String type = cause == null ? null : cause.getClass().getName();
    CustomTally.Key key = new CustomTally.Key(clean, name.number(), type);
    CustomTally found = tallies.get(key);
    return found != null ? found : add(key, clean, types(cause), location(name.site()));
  }

  /** Of one that a failure led to. */
  CustomTally tally(CustomName name, Tally failure) {
    String clean = clean(name.name());
    CustomTally.Key key = new CustomTally.Key(clean, name.number(), failure);
    CustomTally found = tallies.get(key);
    if (found != null) {
      return found;
    }
    EventKey ofFailure = failure.keyWithoutSnapshot(Kind.CUSTOM);
    return add(key, clean, ofFailure.types(), ofFailure.location());
  }

  private CustomTally add(
      CustomTally.Key key, String name, List<String> types, @Nullable Location location) {
    if (tallies.size() >= MOST) {
      warn();
      return others;
    }
    CustomTally added = new CustomTally(name, false, types, location);
    CustomTally other = tallies.putIfAbsent(key, added);
    return other == null ? added : other;
  }

  private List<String> types(@Nullable Throwable cause) {
    List<String> types = new ArrayList<>(1);
    for (Throwable t = cause;
        t != null && types.size() < MOST_TYPES;
        t = capture.throwables().cause(t)) {
      types.add(t.getClass().getName());
    }
    return types;
  }

  private static @Nullable Location location(@Nullable StatementSite site) {
    if (site == null) {
      return null;
    }
    MethodSites method = site.method();
    return new Location(method.className(), method.name(), method.descriptor(), null);
  }

  Collection<CustomTally> tallies() {
    List<CustomTally> all = new ArrayList<>(tallies.values());
    all.add(others);
    return all;
  }
}
