// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import dev.faultline.collector.explain.DecompiledSource.MethodKey;
import dev.faultline.collector.explain.FrameSource.LineRange;
import dev.faultline.collector.explain.FrameSource.Origin;
import dev.faultline.collector.explain.Mark.Precision;
import dev.faultline.collector.model.ClassFile;
import dev.faultline.collector.model.Frame;
import dev.faultline.collector.model.Snapshot;
import dev.faultline.collector.store.ClassFileRepository;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the code of a frame and the line that it was at.
 *
 * <p>Safe for use by any number of threads. A class is decompiled the first time that a frame of it
 * is looked at, which takes tens to hundreds of milliseconds, at most {@link Limits#time()}; later
 * looks take none.
 */
public final class FrameSources {
  private final ClassFileRepository classFiles;
  private final DecompiledClasses decompiled;

  public FrameSources(ClassFileRepository classFiles) {
    this(classFiles, new VineflowerDecompiler(Limits.DEFAULT));
  }

  FrameSources(ClassFileRepository classFiles, Decompiler decompiler) {
    this.classFiles = classFiles;
    decompiled = new DecompiledClasses(decompiler);
  }

  /** The source of one frame; never fails: where there is nothing to show, the result says why. */
  public FrameSource find(Snapshot snapshot, int exception, int index) {
    List<Frame> frames = snapshot.exceptions().get(exception).frames();
    Frame frame = frames.get(index);
    String hash = frame.code();
    if (hash == null) {
      return FrameSource.none(
          frame.application()
              ? "The agent sent no class file for this frame."
              : "Class files are kept of application frames only; this frame is of a third-party class.");
    }
    return classFiles
        .find(hash)
        .map(file -> find(snapshot, frame, file, positionOf(frames, index)))
        .orElseGet(
            () ->
                FrameSource.none(
                    "The class file has not arrived. The agent sends it within seconds after the"
                        + " first snapshot, unless faultline.code.send is off; reload the page."));
  }

  private static Position positionOf(List<Frame> frames, int index) {
    Frame frame = frames.get(index);
    Integer line = frame.line();
    return new Position(
        internal(frame.className()),
        frame.method(),
        frame.descriptor(),
        line == null ? 0 : line,
        frame.site(),
        index == 0 ? null : frames.get(index - 1).method());
  }

  private FrameSource find(Snapshot snapshot, Frame frame, ClassFile file, Position position) {
    ClassOutline outline;
    try {
      outline = ClassOutline.read(file.bytes());
    } catch (UnreadableClassException damaged) {
      return FrameSource.none(damaged.reason());
    }
    if (!outline.name().equals(position.owner())) {
      return FrameSource.none("The class file is of another class, " + outline.name() + ".");
    }
    BundleFinder bundles = new BundleFinder(classFiles, snapshot);
    FrameSource nested = show(bundles.withNested(frame, file), outline, position);
    return nested.mark() == null && !bundles.isOutermost(frame)
        ? show(bundles.alone(frame, file), outline, position)
        : nested;
  }

  private FrameSource show(HashedBundle bundle, ClassOutline outline, Position position) {
    try {
      return marked(decompiled.get(bundle), outline, position);
    } catch (DecompilationFailedException failed) {
      return new ClassListing(outline).show(position, failed.reason());
    }
  }

  private static FrameSource marked(
      DecompiledSource source, ClassOutline outline, Position position) {
    Mark mark = LineLocator.locate(source, outline, position).orElse(null);
    LineRange method = methodRange(source, outline, position).orElse(null);
    return new FrameSource(Origin.DECOMPILED, source.lines(), mark, method, note(mark, position));
  }

  private static Optional<LineRange> methodRange(
      DecompiledSource source, ClassOutline outline, Position position) {
    return LineLocator.methodOf(outline, position)
        .map(found -> new MethodKey(outline.name(), found.name(), found.descriptor()))
        .flatMap(source::offsetsOf)
        .map(
            offsets -> new SourceText(source.lines()).memberAround(outline.name(), range(offsets)));
  }

  private static LineRange range(NavigableMap<Integer, Integer> offsets) {
    var lines = offsets.values().stream().mapToInt(Integer::intValue).summaryStatistics();
    return new LineRange(lines.getMin(), lines.getMax());
  }

  private static @Nullable String note(@Nullable Mark mark, Position position) {
    if (mark == null) {
      return "The method "
          + position.method()
          + " has no counterpart in the decompiled source: the compiler made it, or the decompiler folded it into another.";
    }
    if (mark.precision() == Precision.NEAREST) {
      return "Line "
          + position.line()
          + " has no counterpart in the decompiled source; the nearest code before it is marked.";
    }
    if (mark.precision() == Precision.METHOD) {
      return position.line() > 0
          ? "Line "
              + position.line()
              + " has no counterpart in the decompiled source; the method is marked instead."
          : "The class was compiled without line numbers; the method is marked instead.";
    }
    return null;
  }

  private static String internal(String className) {
    return className.replace('.', '/');
  }
}
