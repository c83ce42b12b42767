// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.demo.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;

/**
 * Every exception that the JVM makes during an action, those included that nobody hears of. The
 * JVM's own flight recorder says so, and not what the shop logs or answers.
 */
final class ThrowRecorder {
  private static final String EVENT = "jdk.JavaExceptionThrow";

  private ThrowRecorder() {}

  static List<Thrown> during(Action action) throws IOException {
    Path file = Files.createTempFile("thrown", ".jfr");
    try (Recording recording = new Recording()) {
      recording.enable(EVENT).withStackTrace();
      recording.start();
      action.run();
      recording.stop();
      recording.dump(file);
      return RecordingFile.readAllEvents(file).stream()
          .filter(event -> event.getEventType().getName().equals(EVENT))
          .map(Thrown::of)
          .flatMap(List::stream)
          .toList();
    } finally {
      Files.delete(file);
    }
  }

  interface Action {
    void run() throws IOException;
  }
}
