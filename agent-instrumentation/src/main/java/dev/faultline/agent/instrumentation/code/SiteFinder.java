// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.code;

import dev.faultline.agent.core.delivery.SnapshotFinisher;
import dev.faultline.agent.core.model.CodeReference;
import dev.faultline.agent.core.model.EventKey;
import dev.faultline.agent.core.model.EventKey.Kind;
import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.ExceptionRecord.Relation;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Location;
import dev.faultline.agent.core.model.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the sites of a snapshot's application frames and completes the event's key with that of its
 * location. One thread only.
 */
public final class SiteFinder implements SnapshotFinisher {

  private static final int CACHED_CLASSES = 64;

  private final Map<CodeReference, Optional<ThrowSites>> cache =
      new LinkedHashMap<CodeReference, Optional<ThrowSites>>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CodeReference, Optional<ThrowSites>> eldest) {
          return size() > CACHED_CLASSES;
        }
      };

  @Override
  public Snapshot finish(Snapshot snapshot) {
    for (ExceptionRecord exception : snapshot.exceptions()) {
      findSites(exception);
    }
    EventKey key = complete(snapshot);
    snapshot.source().identified(key);
    return snapshot.withEvent(key);
  }

  private void findSites(ExceptionRecord exception) {
    List<FrameRecord> frames = exception.frames();
    String thrown = exception.type();
    String type = thrown == null ? "" : thrown.replace('.', '/');
    for (int i = 0; i < frames.size(); i++) {
      FrameRecord frame = frames.get(i);
      CodeReference code = frame.code();
      if (code != null && frame.line() >= 0) {
        String called = i == 0 ? null : frames.get(i - 1).method();
        frame.site(site(code, frame, called, type, exception.message()));
      }
    }
  }

  private @Nullable String site(
      CodeReference code,
      FrameRecord frame,
      @Nullable String called,
      String type,
      @Nullable String message) {
    Optional<ThrowSites> sites = cache.get(code);
    if (sites == null) {
      sites = read(code);
      cache.put(code, sites);
    }
    try {
      return sites.isPresent()
          ? sites
              .get()
              .find(frame.method(), frame.descriptor(), frame.line(), called, type, message)
          : null;
    } catch (RuntimeException malformed) {
      return null;
    }
  }

  private static Optional<ThrowSites> read(CodeReference code) {
    byte[] bytes = code.read();
    try {
      return bytes == null ? Optional.empty() : Optional.of(new ThrowSites(bytes));
    } catch (RuntimeException malformed) {
      return Optional.empty();
    }
  }

  /**
   * The location was chosen when the snapshot was made: the frame nearest to the throw of the
   * innermost cause that has one.
   */
  private static EventKey complete(Snapshot snapshot) {
    EventKey key = snapshot.event();
    Location location = key.location();
    if (location == null || key.kind() == Kind.SLOW) {
      // of a slow call it is the method that is called, wherever the time goes
      return key;
    }
    FrameRecord nearest = null;
    for (ExceptionRecord exception : snapshot.exceptions()) {
      boolean tellsLocation =
          exception.relation() != Relation.SUPPRESSED
              && (exception.relation() != Relation.STATEMENT || nearest == null);
      if (tellsLocation) {
        FrameRecord first = firstOfApplication(exception);
        nearest = first == null ? nearest : first;
      }
    }
    String site = nearest == null ? null : nearest.site();
    return key.withLocation(
        new Location(location.className(), location.method(), location.descriptor(), site));
  }

  private static @Nullable FrameRecord firstOfApplication(ExceptionRecord exception) {
    for (FrameRecord frame : exception.frames()) {
      if (frame.application()) {
        return frame;
      }
    }
    return null;
  }
}
