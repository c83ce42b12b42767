// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import dev.faultline.collector.explain.DecompiledSource.MethodKey;
import dev.faultline.collector.explain.Mark.Precision;
import dev.faultline.collector.explain.MethodOutline.LineEntry;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the decompiled line that a frame was at.
 *
 * <p>A line number alone is ambiguous: one source line can become several decompiled ones and the
 * other way round. So the instruction is looked for first, by the site that the agent saw or by the
 * call that leads to the next frame, and its offset is followed into the text.
 */
final class LineLocator {
  private final SourceText text;
  private final ClassOutline type;
  private final MethodOutline method;
  private final NavigableMap<Integer, Integer> lineOfOffset;

  private LineLocator(
      SourceText text,
      ClassOutline type,
      MethodOutline method,
      NavigableMap<Integer, Integer> lineOfOffset) {
    this.text = text;
    this.type = type;
    this.method = method;
    this.lineOfOffset = lineOfOffset;
  }

  /** Empty if the method has no counterpart in the text at all. */
  static Optional<Mark> locate(DecompiledSource source, ClassOutline type, Position position) {
    return methodOf(type, position).flatMap(method -> of(source, type, method).locate(position));
  }

  static Optional<MethodOutline> methodOf(ClassOutline type, Position position) {
    Optional<MethodOutline> exact = type.method(position.method(), position.descriptor());
    return exact.isPresent() ? exact : type.methodAt(position.method(), position.line());
  }

  private static LineLocator of(DecompiledSource source, ClassOutline type, MethodOutline method) {
    MethodKey key = new MethodKey(type.name(), method.name(), method.descriptor());
    return new LineLocator(
        new SourceText(source.lines()),
        type,
        method,
        source.offsetsOf(key).orElseGet(Collections::emptyNavigableMap));
  }

  private Optional<Mark> locate(Position position) {
    Optional<Instruction> instruction = instruction(position);
    return instruction
        .flatMap(this::lineOf)
        .map(line -> new Mark(line, Precision.INSTRUCTION))
        .or(() -> byLine(position.line()))
        .or(() -> fieldInitialiser(position.line()))
        .or(() -> before(position.line()))
        .or(this::firstLine);
  }

  /**
   * The instruction's line in the text; within a statement that was broken into several, the one
   * that names what it does.
   */
  private Optional<Integer> lineOf(Instruction instruction) {
    return near(instruction.offset())
        .map(line -> text.lineOfStatementWith(line, instruction.word()));
  }

  private Optional<Instruction> instruction(Position position) {
    return bySite(position).or(() -> byCallee(position));
  }

  private Optional<Instruction> bySite(Position position) {
    return Optional.ofNullable(position.site())
        .flatMap(method::atSite)
        .filter(found -> found.line() == position.line() || position.line() <= 0);
  }

  private Optional<Instruction> byCallee(Position position) {
    String callee = position.callee();
    if (callee == null) {
      return Optional.empty();
    }
    List<Instruction> calls =
        method.atLine(position.line()).filter(found -> found.calls(callee)).toList();
    boolean oneLine = calls.stream().map(this::lineOf).distinct().count() == 1;
    return oneLine ? Optional.of(calls.get(0)) : Optional.empty();
  }

  /**
   * The decompiled line of most of the throwing instructions of an original line; of any of its
   * code, if there are none.
   */
  private Optional<Mark> byLine(int line) {
    Map<Integer, Long> votes =
        method
            .atLine(line)
            .flatMap(found -> lineOf(found).stream())
            .collect(Collectors.groupingBy(mapped -> mapped, TreeMap::new, Collectors.counting()));
    return votes.entrySet().stream()
        .max(Map.Entry.<Integer, Long>comparingByValue().thenComparing(firstOfEquals()))
        .map(Map.Entry::getKey)
        .or(() -> anyCodeOf(line))
        .map(mapped -> new Mark(mapped, Precision.LINE));
  }

  private static Comparator<Map.Entry<Integer, Long>> firstOfEquals() {
    return Map.Entry.<Integer, Long>comparingByKey().reversed();
  }

  private Optional<Integer> anyCodeOf(int line) {
    return method.lines().stream()
        .filter(entry -> entry.line() == line)
        .flatMap(entry -> near(entry.offset()).stream())
        .findFirst();
  }

  /**
   * The decompiler moves what constructors assign to the fields' declarations, and forgets where
   * from.
   */
  private Optional<Mark> fieldInitialiser(int line) {
    return method.name().equals("<init>") || method.name().equals("<clinit>")
        ? method
            .atLine(line)
            .filter(Instruction::assignsField)
            .findFirst()
            .flatMap(field -> text.fieldDeclaration(type.name(), field.word()))
            .map(declared -> new Mark(declared, Precision.LINE))
        : Optional.empty();
  }

  /**
   * Not every instruction is mapped, so what belongs to the same original line around the offset is
   * good too.
   */
  private Optional<Integer> near(int offset) {
    int start = startOfLine(offset);
    Map.Entry<Integer, Integer> floor = lineOfOffset.floorEntry(offset);
    if (floor != null && floor.getKey() >= start) {
      return Optional.of(floor.getValue());
    }
    Map.Entry<Integer, Integer> ceiling = lineOfOffset.ceilingEntry(offset);
    return ceiling != null && ceiling.getKey() < endOfLine(offset)
        ? Optional.of(ceiling.getValue())
        : Optional.empty();
  }

  private Optional<Mark> before(int line) {
    return method.lines().stream()
        .filter(entry -> entry.line() <= line)
        .max(Comparator.comparingInt(LineEntry::line))
        .map(entry -> lineOfOffset.floorEntry(entry.offset()))
        .map(entry -> new Mark(entry.getValue(), Precision.NEAREST));
  }

  private Optional<Mark> firstLine() {
    return lineOfOffset.values().stream()
        .min(Comparator.naturalOrder())
        .map(line -> new Mark(line, Precision.METHOD));
  }

  private int startOfLine(int offset) {
    Integer start = lineStarts().floor(offset);
    return start == null ? 0 : start;
  }

  private int endOfLine(int offset) {
    Integer end = lineStarts().higher(offset);
    return end == null ? Integer.MAX_VALUE : end;
  }

  private NavigableSet<Integer> lineStarts() {
    return method.lines().stream()
        .map(LineEntry::offset)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
