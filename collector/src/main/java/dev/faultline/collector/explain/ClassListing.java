// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.explain;

import static dev.faultline.collector.explain.SourceText.INDENT;

import dev.faultline.collector.explain.FrameSource.LineRange;
import dev.faultline.collector.explain.FrameSource.Origin;
import dev.faultline.collector.explain.Mark.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Type;

/**
 * The second best: a class's methods with what each line of them calls, for classes that can't be
 * decompiled.
 */
final class ClassListing {
  private static final int MOST_LINES = 20_000;

  private final ClassOutline type;
  private final List<String> lines = new ArrayList<>();
  private @Nullable LineRange method;
  private @Nullable Mark mark;

  ClassListing(ClassOutline type) {
    this.type = type;
  }

  FrameSource show(Position position, String reason) {
    MethodOutline wanted = LineLocator.methodOf(type, position).orElse(null);
    lines.add("class " + type.name().replace('/', '.') + " {");
    for (MethodOutline outline : type.methods()) {
      list(outline, outline == wanted ? position : null);
    }
    lines.add("}");
    return new FrameSource(
        Origin.LISTING,
        List.copyOf(lines),
        mark,
        method,
        reason + " What is shown are its methods and what each of their lines calls.");
  }

  private void list(MethodOutline outline, @Nullable Position position) {
    if (lines.size() > MOST_LINES) {
      return;
    }
    lines.add("");
    int first = lines.size() + 1;
    lines.add(INDENT + signature(outline) + " {");
    if (position != null) {
      mark = new Mark(first, Precision.METHOD);
    }
    Instruction failing = position == null ? null : failing(outline, position).orElse(null);
    for (Instruction instruction : outline.throwing()) {
      lines.add(
          INDENT
              + INDENT
              + "// "
              + (instruction.line() > 0 ? "line " + instruction.line() + ": " : "")
              + said(instruction));
      if (instruction.equals(failing)) {
        mark = new Mark(lines.size(), Precision.INSTRUCTION);
      }
    }
    lines.add(INDENT + "}");
    if (position != null) {
      method = new LineRange(first, lines.size());
    }
  }

  private static Optional<Instruction> failing(MethodOutline outline, Position position) {
    String site = position.site();
    String callee = position.callee();
    return Optional.ofNullable(site)
        .flatMap(outline::atSite)
        .or(
            () ->
                outline
                    .atLine(position.line())
                    .filter(instruction -> callee != null && instruction.calls(callee))
                    .findFirst())
        .or(() -> outline.atLine(position.line()).findFirst());
  }

  private static String said(Instruction instruction) {
    return instruction.target().replace('/', '.')
        + (instruction.assignsField() ? " " + instruction.word() : "");
  }

  private static String signature(MethodOutline outline) {
    try {
      List<String> parameters = new ArrayList<>();
      for (Type parameter : Type.getArgumentTypes(outline.descriptor())) {
        parameters.add(parameter.getClassName());
      }
      String result = Type.getReturnType(outline.descriptor()).getClassName();
      return result + " " + outline.name() + "(" + String.join(", ", parameters) + ")";
    } catch (RuntimeException damaged) {
      return outline.name() + outline.descriptor();
    }
  }
}
