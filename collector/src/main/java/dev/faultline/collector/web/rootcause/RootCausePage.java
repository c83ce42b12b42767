// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.web.rootcause;

import dev.faultline.collector.explain.FrameSources;
import dev.faultline.collector.model.Event;
import dev.faultline.collector.model.ExceptionRecord;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.model.SnapshotSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the template of the root cause page shows.
 *
 * @param snapshot null where none is kept; {@code noSnapshot} then says so
 */
public record RootCausePage(
    HeadView head, @Nullable SnapshotView snapshot, @Nullable String noSnapshot) {

  /**
   * One snapshot.
   *
   * @param data what a custom event was given
   * @param code null where no frame was recorded; {@code noCode} then says so
   */
  public record SnapshotView(
      ChooserView chooser,
      List<ExceptionView> exceptions,
      @Nullable CodeView code,
      @Nullable String noCode,
      VariablesView variables,
      List<ValueView> data,
      String variablesOf,
      LogView log,
      @Nullable RequestView request,
      @Nullable TimeView time,
      EnvironmentView environment) {}

  /** The page of an event of which no snapshot is kept. */
  public static RootCausePage without(EventDetails details, Instant now) {
    return new RootCausePage(
        new HeadViews(details, null, now).view(),
        null,
        details.event().snapshots() == 0
            ? "No snapshot was recorded: the agent counted these occurrences and was over its recording budget,"
                + " or the snapshot has not arrived yet."
            : "The snapshot is no longer kept.");
  }

  /** The page with one snapshot; a selection out of range falls back to where the failure began. */
  public static RootCausePage with(
      EventDetails details,
      SnapshotSummary summary,
      Snapshot snapshot,
      @Nullable Integer exception,
      @Nullable Integer frame,
      boolean whole,
      FrameSources sources,
      Instant now) {
    Selection selection = select(summary, snapshot, exception, frame, whole);
    return new RootCausePage(
        new HeadViews(details, snapshot, now).view(),
        view(details, summary, snapshot, selection, sources, now),
        null);
  }

  private static SnapshotView view(
      EventDetails details,
      SnapshotSummary summary,
      Snapshot snapshot,
      Selection selection,
      FrameSources sources,
      Instant now) {
    List<ExceptionRecord> exceptions = snapshot.exceptions();
    boolean anyFrame =
        !exceptions.isEmpty() && !exceptions.get(selection.exception()).frames().isEmpty();
    CodeView code = anyFrame ? code(details.event(), snapshot, selection, sources) : null;
    return new SnapshotView(
        new ChooserViews(details, summary, snapshot, now).view(),
        new StackViews(details.event(), snapshot, selection).all(),
        code,
        anyFrame ? null : "No frame was recorded, so there is no code to show.",
        anyFrame
            ? VariablesViews.of(
                snapshot,
                selection,
                exceptions.get(selection.exception()).frames().get(selection.frame()))
            : new VariablesView(List.of(), "No frame was recorded, so there are no variables."),
        new ValueViews(selection, new ValuePlaces(snapshot)).of(snapshot.data()),
        code == null ? "" : code.title(),
        LogView.of(snapshot),
        RequestView.of(snapshot),
        TimeView.of(snapshot),
        EnvironmentViews.of(snapshot.environment()));
  }

  private static CodeView code(
      Event event, Snapshot snapshot, Selection selection, FrameSources sources) {
    return new CodeViews(
            event,
            selection,
            snapshot.exceptions().get(selection.exception()),
            sources.find(snapshot, selection.exception(), selection.frame()))
        .view();
  }

  private static Selection select(
      SnapshotSummary summary,
      Snapshot snapshot,
      @Nullable Integer exception,
      @Nullable Integer frame,
      boolean whole) {
    List<ExceptionRecord> exceptions = snapshot.exceptions();
    int chosen =
        inRange(exception, exceptions.size()).orElseGet(() -> StartingPoint.exception(snapshot));
    int chosenFrame = 0;
    if (!exceptions.isEmpty()) {
      ExceptionRecord record = exceptions.get(chosen);
      chosenFrame =
          inRange(frame, record.frames().size()).orElseGet(() -> StartingPoint.frame(record));
    }
    return new Selection(summary.eventId(), summary.id(), chosen, chosenFrame, whole);
  }

  private static Optional<Integer> inRange(@Nullable Integer index, int size) {
    return Optional.ofNullable(index).filter(at -> at >= 0 && at < size);
  }
}
