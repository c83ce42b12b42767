// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import dev.faultline.agent.core.model.ExceptionRecord;
import dev.faultline.agent.core.model.FrameRecord;
import dev.faultline.agent.core.model.Snapshot;
import dev.faultline.agent.core.model.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds what was recorded of a run to what the notes of the same run say. */
final class Comparison {

  private static final String REDUCED = "<not read: method too large>";
  private static final String DEAD = "<not read: no longer used>";

  private final String packageName;
  private final boolean debug;
  private final Notes notes;
  private final Figures figures;
  private final Set<String> reducedMethods;

  /** Whether the snapshot says that some of its exceptions are without variables. */
  private boolean limited;

  private final List<String> problems = new ArrayList<>();
  private final Set<Notes.Seen> recorded = new HashSet<>();
  private final Map<Integer, Value> byId = new HashMap<>();

  /**
   * @param debug whether class files name variables
   * @param reducedMethods those of which the agent says that it reads fewer variables than there
   *     are
   */
  Comparison(
      String packageName, boolean debug, Notes notes, Figures figures, Set<String> reducedMethods) {
    this.reducedMethods = reducedMethods;
    this.packageName = packageName + ".";
    this.debug = debug;
    this.notes = notes;
    this.figures = figures;
  }

  /** What is wrong, as sentences; empty where nothing is. */
  List<String> of(List<Snapshot> snapshots) {
    for (Snapshot snapshot : snapshots) {
      byId.clear();
      limited =
          snapshot.notes().stream().anyMatch(note -> note.contains("exceptions without variables"));
      for (ExceptionRecord exception : snapshot.exceptions()) {
        for (FrameRecord frame : exception.frames()) {
          index(frame.variables());
        }
      }
      Notes.Seen first = exception(snapshot.exceptions().get(0));
      for (ExceptionRecord other : snapshot.exceptions().subList(1, snapshot.exceptions().size())) {
        exception(other);
      }
      if (debug && first != null) {
        outcome(first, snapshot);
      }
    }
    completeness();
    return problems;
  }

  private void index(List<Value> values) {
    if (values != null) {
      for (Value value : values) {
        if (value.id() > 0 && byId.put(value.id(), value) != null) {
          problems.add("two values of a snapshot have the number " + value.id());
        }
        index(value.children());
      }
    }
  }

  // --- which one is it

  private Notes.Seen exception(ExceptionRecord exception) {
    List<FrameRecord> own = new ArrayList<>();
    boolean any = false;
    for (FrameRecord frame : exception.frames()) {
      if (frame.className().startsWith(packageName)) {
        own.add(frame);
        any |= frame.variables() != null;
      }
    }
    List<Notes.Seen> candidates = new ArrayList<>();
    for (Notes.Seen seen : notes.seen()) {
      if (isOf(seen, exception, own)) {
        candidates.add(seen);
      }
    }
    if (!any && limited) {
      recorded.addAll(candidates);
    }
    if (!any) {
      return candidates.size() == 1 ? candidates.get(0) : null;
    }
    figures.exceptions++;
    if (candidates.isEmpty()) {
      problems.add(
          "an exception that the notes do not know: "
              + exception.type()
              + " "
              + exception.message()
              + " "
              + lines(own));
      return null;
    }
    List<String> first = null;
    for (Notes.Seen seen : candidates) {
      List<String> wrong = frames(seen, exception, own);
      if (wrong.isEmpty()) {
        recorded.add(seen);
        // of equal ones it is not known which this is, and their outcomes may differ
        return candidates.size() == 1 ? seen : null;
      }
      first = first == null ? wrong : first;
    }
    recorded.add(candidates.get(0));
    problems.addAll(first);
    return null;
  }

  private static boolean isOf(Notes.Seen seen, ExceptionRecord exception, List<FrameRecord> own) {
    if (!seen.throwable.getClass().getName().equals(exception.type())) {
      return false;
    }
    String message = seen.throwable.getMessage();
    if (!(seen.throwable instanceof NullPointerException)
        && !Shape.clean(String.valueOf(message))
            .equals(Shape.clean(String.valueOf(exception.message())))) {
      return false;
    }
    if (seen.stack.isEmpty() || !seen.foreign.isEmpty()) {
      return true;
    }
    if (seen.stack.size() != own.size()) {
      return false;
    }
    for (int i = 0; i < own.size(); i++) {
      StackTraceElement element = seen.stack.get(i);
      if (element.getLineNumber() != own.get(i).line()
          || !element.getMethodName().equals(own.get(i).method())) {
        return false;
      }
    }
    return true;
  }

  private static String lines(List<FrameRecord> frames) {
    StringBuilder text = new StringBuilder();
    for (FrameRecord frame : frames) {
      text.append(' ').append(frame.method()).append(':').append(frame.line());
    }
    return text.toString();
  }

  // --- frames

  private List<String> frames(Notes.Seen seen, ExceptionRecord exception, List<FrameRecord> own) {
    List<String> wrong = new ArrayList<>();
    if (!seen.hasWholeStack()) {
      return wrong;
    }
    if (!seen.foreign.isEmpty()) {
      foreign(seen, own, wrong);
      return wrong;
    }
    for (int i = 0; i < own.size(); i++) {
      FrameRecord frame = own.get(i);
      Notes.SeenFrame noted = seen.frames.get(i);
      String where =
          exception.type()
              + " "
              + exception.message()
              + " in "
              + frame.method()
              + " line "
              + frame.line()
              + " (frame "
              + i
              + " of"
              + lines(own)
              + "): ";
      // what is suppressed ends in code of the compiler, which the notes don't see
      boolean ends =
          exception.relation() == ExceptionRecord.Relation.SUPPRESSED || isDropped(seen, own);
      if (noted == null) {
        if (!ends && debug && frame.variables() != null && !frame.method().startsWith("access$")) {
          wrong.add(where + "was not passed, as the notes have it, but has " + variables(frame));
        }
      } else if (frame.variables() == null) {
        if (!ends) {
          wrong.add(where + "no variables, " + frame.variablesMissing());
        }
      } else {
        frame(where, frame, ends && i > 0 ? noted.whileClosing() : noted, wrong);
      }
    }
    return wrong;
  }

  /**
   * Whether it came of a {@code close()}, and then did not pass the frame that called it: code of
   * the compiler gives it to an exception that takes no suppressed ones.
   */
  private static boolean isDropped(Notes.Seen seen, List<FrameRecord> own) {
    return seen.frames.size() == 1
        && own.get(0).className().endsWith(".Res")
        && own.get(0).method().equals("close");
  }

  /** Frames of exceptions that have no stack, or one of elsewhere. */
  private void foreign(Notes.Seen seen, List<FrameRecord> own, List<String> wrong) {
    int from = 0;
    for (FrameRecord frame : own) {
      if (frame.variables() == null || frame.file() != null) {
        continue;
      }
      List<String> best = null;
      int at = from;
      for (int i = from; i < seen.foreign.size() && (best == null || !best.isEmpty()); i++) {
        if (seen.foreign.get(i).method.equals(frame.className() + "." + frame.method())) {
          List<String> differences = new ArrayList<>();
          frame(
              seen.throwable + " rebuilt in " + frame.method() + ": ",
              frame,
              seen.foreign.get(i),
              differences);
          if (best == null || differences.isEmpty()) {
            best = differences;
            at = i + 1;
          }
        }
      }
      if (best == null) {
        wrong.add(seen.throwable + " rebuilt: did not pass " + frame.method());
      } else {
        wrong.addAll(best);
      }
      from = at;
    }
  }

  private void frame(String where, FrameRecord frame, Notes.SeenFrame noted, List<String> wrong) {
    figures.frames++;
    if (debug) {
      named(where, frame, noted, wrong);
    } else {
      unnamed(where, frame, noted, wrong);
    }
  }

  private boolean isReduced(FrameRecord frame) {
    return reducedMethods.contains(frame.className() + "." + frame.method() + frame.descriptor());
  }

  private void named(String where, FrameRecord frame, Notes.SeenFrame noted, List<String> wrong) {
    Map<String, Value> found = new LinkedHashMap<>();
    for (Value value : frame.variables()) {
      Value other = found.put(value.name(), value);
      if (other != null && !noted.tolerated.contains(value.name())) {
        wrong.add(where + "two variables are named " + value.name());
      } else if (other != null && isRight(other, noted.variables.get(value.name()))) {
        found.put(value.name(), other);
      }
    }
    for (Map.Entry<String, Notes.Fact> entry : noted.variables.entrySet()) {
      Value value = found.remove(entry.getKey());
      if (value == null && isReduced(frame)) {
        figures.reduced++;
        figures.unmarked++;
      } else if (value == null) {
        wrong.add(where + entry.getKey() + " is missing, it is " + entry.getValue());
      } else if (text(value).equals(REDUCED)) {
        figures.reduced++;
      } else {
        figures.variables++;
        variable(where, entry.getKey(), value, entry.getValue(), wrong);
      }
    }
    for (String name : found.keySet()) {
      if (!noted.tolerated.contains(name) && !text(found.get(name)).equals(REDUCED)) {
        wrong.add(
            where
                + name
                + " is not in scope, or not assigned, but shown as "
                + text(found.get(name)));
      }
    }
  }

  /**
   * Compilers repeat the code of {@code finally} where a block is left, within the scope of the
   * block's own variables: of two of a name one is that which is meant.
   */
  private boolean isRight(Value value, Notes.Fact fact) {
    List<String> wrong = new ArrayList<>();
    if (fact != null) {
      variable("", String.valueOf(value.name()), value, fact, wrong);
    }
    return fact != null && wrong.isEmpty();
  }

  private void variable(
      String where, String name, Value value, Notes.Fact fact, List<String> wrong) {
    String text = text(value);
    boolean dead = text.equals(DEAD);
    if (dead ? fact.flags.contains("m") : !fact.is(text)) {
      wrong.add(where + name + " is recorded as " + text + ", it is " + fact);
    }
    if (!dead && fact.flags.contains("d")) {
      wrong.add(where + name + " is kept alive though nothing uses it any more");
    }
    Value.Role role =
        name.equals("this")
            ? Value.Role.THIS
            : fact.flags.contains("p") ? Value.Role.PARAMETER : null;
    if (role != null && value.role() != role) {
      wrong.add(where + name + " is a " + role + ", not a " + value.role());
    }
    if (value.kind() == Value.Kind.PRIMITIVE && !fact.type.equals(value.type())) {
      wrong.add(where + name + " is of type " + fact.type + ", not " + value.type());
    }
  }

  /** Without names: each number that is there has to be among what was recorded. */
  private void unnamed(String where, FrameRecord frame, Notes.SeenFrame noted, List<String> wrong) {
    List<String> found = new ArrayList<>();
    for (Value value : frame.variables()) {
      found.add(
          value.type() != null && value.kind() == Value.Kind.PRIMITIVE
              ? Shape.number(value.type(), text(value))
              : text(value));
    }
    if (found.contains(REDUCED)) {
      figures.reduced++;
      return;
    }
    for (Map.Entry<String, Notes.Fact> entry : noted.variables.entrySet()) {
      Notes.Fact fact = entry.getValue();
      if (fact.type.matches("int|long|float|double|boolean|char|byte|short|this")) {
        figures.variables++;
        if (found.remove(Shape.number(fact.type, fact.asItIsNow))
            || found.remove(Shape.number(fact.type, fact.asSeenFirst))) {
          continue;
        }
        if (isReduced(frame)) {
          figures.reduced++;
        } else {
          wrong.add(
              where + entry.getKey() + " is not among " + variables(frame) + ", it is " + fact);
        }
      }
    }
  }

  private String variables(FrameRecord frame) {
    StringBuilder text = new StringBuilder();
    for (Value value : frame.variables()) {
      text.append(value.name()).append('=').append(text(value)).append(' ');
    }
    return text.toString();
  }

  // --- values

  private String text(Value value) {
    return shape(value, new HashMap<Value, Shape>()).toString();
  }

  private Shape shape(Value value, Map<Value, Shape> made) {
    Shape known = made.get(value);
    if (known != null) {
      return known;
    }
    switch (value.kind()) {
      case NULL:
        return Shape.text("null");
      case STRING:
        return Shape.text('"' + value.text() + '"');
      case THROWABLE:
        return Shape.text("throwable");
      case REFERENCE:
        Value target = byId.get(value.reference());
        return target == null ? Shape.text("<a reference to nothing>") : shape(target, made);
      case ARRAY:
      case COLLECTION:
        return parts(value, new Shape("[", "]"), made, false);
      case OBJECT:
        return parts(value, new Shape(Shape.type(value.type()) + "{", "}"), made, true);
      case MAP:
        return entries(value, made);
      case REDACTED:
      case ABSENT:
        return Shape.text(
            "<" + (value.cut() == null ? value.kind().name() : value.cut().text()) + ">");
      default:
        return Shape.text(String.valueOf(value.text()));
    }
  }

  private Shape parts(Value value, Shape shape, Map<Value, Shape> made, boolean named) {
    made.put(value, shape);
    for (Value child : value.children()) {
      shape.add(named ? child.name() + "=" : "", shape(child, made));
    }
    if (value.cut() != null) {
      shape.add("", Shape.text("cut " + value.cut()));
    }
    return shape;
  }

  private Shape entries(Value value, Map<Value, Shape> made) {
    Shape shape = new Shape("{", "}");
    made.put(value, shape);
    for (int i = 0; i < value.children().size(); i += 2) {
      shape.add(
          shape(value.children().get(i), made) + "=", shape(value.children().get(i + 1), made));
    }
    return shape;
  }

  // --- the whole

  private void outcome(Notes.Seen seen, Snapshot snapshot) {
    String kind = snapshot.event().kind().name();
    String expected = expected(seen.session);
    // what became of a chain of exceptions depends on more than the notes know
    if (seen.session.exceptions == 1 && !expected.isEmpty()) {
      figures.outcomes++;
      if (!expected.equals(kind)) {
        problems.add(
            seen.throwable
                + " is "
                + expected
                + ", not "
                + kind
                + " of line "
                + snapshot.outcome().line()
                + ", thrown at "
                + seen.stack);
      }
    }
  }

  private static String expected(Notes.Session session) {
    if (!session.logged.isEmpty()) {
      return "LOGGED_ERROR";
    }
    switch (session.outcome) {
      case "IGNORES":
        return "SWALLOWED";
      case "HANDLES":
        return "CAUGHT";
      default:
        return session.outcome;
    }
  }

  /** Each kind of failure of a method was recorded at least once. */
  private void completeness() {
    Set<String> kinds = new HashSet<>();
    for (Notes.Seen seen : recorded) {
      kinds.add(kind(seen));
    }
    for (Notes.Seen seen : notes.seen()) {
      if (seen.root && !isPartOfAnother(seen) && kinds.add(kind(seen))) {
        problems.add("never recorded: " + seen.throwable + " of " + seen.firstMethod);
      }
    }
  }

  /**
   * Whether an exception suppressed it that is not the first of its kind, and so may be one that is
   * only counted.
   */
  private boolean isPartOfAnother(Notes.Seen part) {
    Set<String> before = new HashSet<>();
    for (Notes.Seen seen : notes.seen()) {
      boolean first = !seen.root || before.add(kind(seen));
      seen.session.counted |= seen.root && !first;
      if (seen.session.counted
          && Arrays.asList(seen.throwable.getSuppressed()).contains(part.throwable)) {
        return true;
      }
    }
    return false;
  }

  private static String kind(Notes.Seen seen) {
    return seen.firstMethod + " " + seen.throwable.getClass().getName();
  }
}
