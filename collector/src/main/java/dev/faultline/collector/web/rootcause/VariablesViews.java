// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.web.text.Visible;
import org.jspecify.annotations.Nullable;

/** Makes the list of the selected frame's variables, or says why there is none. */
final class VariablesViews {
  private VariablesViews() {}

  static VariablesView of(Snapshot snapshot, Selection selection, Frame frame) {
    ValueViews views = new ValueViews(selection, new ValuePlaces(snapshot));
    return new VariablesView(views.of(frame.variables()), reason(frame));
  }

  private static @Nullable String reason(Frame frame) {
    if (!frame.variables().isEmpty()) {
      return null;
    }
    String missing = frame.variablesMissing();
    if (missing != null) {
      return words(missing);
    }
    return frame.application()
        ? "No variable was in scope here."
        : "Variables are recorded in application code; this frame is of a third-party class.";
  }

  private static String words(String missing) {
    return switch (missing) {
      case "not instrumented" ->
          "Not recorded: the class is not instrumented. faultline.app.packages says which packages are.";
      case "budget" -> "Not recorded: frames nearer to the throw used up the snapshot's budget.";
      case "not on the way" -> "Not recorded: the exception did not pass through this frame.";
      default -> "Not recorded: " + Visible.line(missing) + ".";
    };
  }
}
