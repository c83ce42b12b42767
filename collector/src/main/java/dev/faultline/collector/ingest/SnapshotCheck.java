// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.ingest;

import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.MapEntry;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.Value;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Holds a snapshot to what its readers rely on: what the model says is there, is. JSON can leave
 * out anything.
 */
final class SnapshotCheck {

  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final int MAX_FRAMES = 10_000;

  private final EventKind kind;
  private final Set<String> classFiles = new HashSet<>();

  SnapshotCheck(EventKind kind) {
    this.kind = kind;
  }

  /** Hashes of class files met so far. */
  Set<String> classFiles() {
    return classFiles;
  }

  void check(Snapshot snapshot) {
    int exceptions = snapshot.exceptions().size();
    int least = comesFromException() ? 1 : 0;
    if (exceptions < least || exceptions > EventFields.MAX_CHAIN) {
      String has = exceptions == 0 ? "none" : String.valueOf(exceptions);
      throw new InvalidItemException(
          "exceptions",
          "must have " + least + " to " + EventFields.MAX_CHAIN + " elements, has " + has);
    }
    each(
        "exceptions",
        snapshot.exceptions(),
        (path, exception) -> exception(path, exception, exceptions));
    each("notes", snapshot.notes(), (path, note) -> {});
    LogCheck.check(snapshot.logs());
    each("data", snapshot.data(), this::value);
    ContextCheck.check(snapshot);
  }

  private boolean comesFromException() {
    return switch (kind) {
      case UNCAUGHT, CAUGHT, SWALLOWED -> true;
      case LOGGED_ERROR, LOGGED_WARNING, HTTP_ERROR, SLOW, CUSTOM -> false;
    };
  }

  private void exception(String path, ExceptionRecord exception, int exceptions) {
    if (!exception.isStatement()) {
      required(path + "/type", exception.type());
    }
    Integer parent = exception.parent();
    if (parent != null && (parent < 0 || parent >= exceptions)) {
      throw new InvalidItemException(path + "/parent", "must be the index of an exception");
    }
    if (exception.frames().size() > MAX_FRAMES) {
      throw new InvalidItemException(
          path + "/frames", "must have at most " + MAX_FRAMES + " elements");
    }
    each(path + "/frames", exception.frames(), this::frame);
  }

  private void frame(String path, Frame frame) {
    required(path + "/class", frame.className());
    required(path + "/method", frame.method());
    if (frame.code() != null) {
      if (!SHA256.matcher(frame.code()).matches()) {
        throw new InvalidItemException(
            path + "/code", "must be a SHA-256 in 64 lower-case hexadecimal digits");
      }
      classFiles.add(frame.code());
    }
    each(path + "/variables", frame.variables(), this::value);
  }

  private void value(String path, Value value) {
    required(path + "/kind", value.kind());
    each(path + "/fields", value.fields(), this::value);
    each(path + "/elements", value.elements(), this::value);
    each(path + "/entries", value.entries(), this::entry);
  }

  private void entry(String path, MapEntry entry) {
    value(path + "/key", required(path + "/key", entry.key()));
    value(path + "/value", required(path + "/value", entry.value()));
  }

  private static <T> void each(String path, List<T> elements, BiConsumer<String, T> check) {
    for (int i = 0; i < elements.size(); i++) {
      String at = path + "/" + i;
      check.accept(at, required(at, elements.get(i)));
    }
  }

  private static <T> T required(String path, @Nullable T value) {
    if (value == null) {
      throw new InvalidItemException(path, "must be there");
    }
    return value;
  }
}
