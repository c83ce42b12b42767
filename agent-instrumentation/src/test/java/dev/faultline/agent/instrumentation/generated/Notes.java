// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

/**
 * What a program with notes says while it runs, and so the truth about one run. Calls come from one
 * thread at a time.
 *
 * <p>A variable's flags: {@code p} for a parameter; {@code m} where its value must be recorded;
 * {@code d} where it must not be, since the program is done with it.
 */
final class Notes implements BiFunction<String, Object[], Object> {

  /** A variable at the moment at which an exception came into its frame. */
  static final class Fact {
    final String type;
    final String flags;
    final Object value;
    String asSeenFirst = "";
    String asItIsNow = "";

    Fact(String type, String flags, Object value) {
      this.type = type;
      this.flags = flags;
      this.value = value;
    }

    boolean is(String text) {
      return asSeenFirst.equals(text) || asItIsNow.equals(text);
    }

    @Override
    public String toString() {
      return asItIsNow
          + (asSeenFirst.equals(asItIsNow) ? "" : " (first " + asSeenFirst + ")")
          + " "
          + type
          + ":"
          + flags;
    }
  }

  /** One frame that an exception came through. */
  static final class SeenFrame {
    final Map<String, Fact> variables;
    final List<String> tolerated;
    final String method;

    SeenFrame(Map<String, Fact> variables, List<String> tolerated, String method) {
      this.variables = variables;
      this.tolerated = tolerated;
      this.method = method;
    }

    /** For code that closes resources after a failure: what the text uses later, it may not. */
    SeenFrame whileClosing() {
      Map<String, Fact> facts = new LinkedHashMap<>();
      for (Map.Entry<String, Fact> entry : variables.entrySet()) {
        Fact fact = entry.getValue();
        Fact weaker = new Fact(fact.type, fact.flags.replace("m", ""), fact.value);
        weaker.asSeenFirst = fact.asSeenFirst;
        weaker.asItIsNow = fact.asItIsNow;
        facts.put(entry.getKey(), weaker);
      }
      return new SeenFrame(facts, tolerated, method);
    }
  }

  /** One throwable of the program. */
  static final class Seen {
    final Throwable throwable;
    final List<StackTraceElement> stack;

    /** By index among the program's own elements of the stack. */
    final Map<Integer, SeenFrame> frames = new HashMap<>();

    /** Frames that are none of the stack. */
    final List<SeenFrame> foreign = new ArrayList<>();

    final Session session;
    final boolean root;
    String firstMethod = "";

    /** The JVM gives no more than 1,024 elements, so that frames can't be told by their place. */
    boolean hasWholeStack() {
      return throwable.getStackTrace().length < 1024;
    }

    Seen(Throwable throwable, List<StackTraceElement> stack, Session session, boolean root) {
      this.throwable = throwable;
      this.stack = stack;
      this.session = session;
      this.root = root;
    }
  }

  /** One failure: an exception and those that wrap it. */
  static final class Session {
    final Map<Object, Shape> known = Shape.newMemory();
    String outcome = "";
    String logged = "";
    Throwable last;
    int exceptions;

    /** Whether there was one of its kind before. */
    boolean counted;
  }

  private static final class Frame {
    String facts = "|";
    Object[] values = {};
    final Map<String, Fact> set = new LinkedHashMap<>();
    final Map<String, Object> last = new HashMap<>();
    final Map<Throwable, Boolean> seen = new IdentityHashMap<>();
  }

  private final String packageName;
  private final ThreadLocal<List<Frame>> frames = ThreadLocal.withInitial(ArrayList::new);
  private final Map<Throwable, Seen> throwables = new IdentityHashMap<>();
  private final List<Seen> inOrder = new ArrayList<>();

  Notes(String packageName) {
    this.packageName = packageName + ".";
  }

  List<Seen> seen() {
    return inOrder;
  }

  @Override
  public synchronized Object apply(String what, Object[] values) {
    List<Frame> stack = frames.get();
    if (what.equals("enter")) {
      stack.add(new Frame());
      return null;
    }
    if (stack.isEmpty()) {
      return null;
    }
    Frame top = stack.get(stack.size() - 1);
    if (what.equals("exit")) {
      stack.remove(stack.size() - 1);
    } else if (what.startsWith("at")) {
      top.facts = what.substring(2);
      top.values = values;
      top.set.clear();
    } else if (what.startsWith("set")) {
      String[] fact = what.substring(3).split(":", -1);
      top.set.put(fact[0], new Fact(fact[1], fact[2], values[0]));
    } else if (what.startsWith("caught")) {
      caught(what.substring(6), (Throwable) values[0]);
    } else {
      seen(top, (Throwable) values[0]);
      if (what.equals("left") && stack.size() == 1) {
        throwables.get(values[0]).session.outcome = "UNCAUGHT";
      }
    }
    return null;
  }

  private void caught(String kind, Throwable throwable) {
    Seen seen = throwables.get(throwable);
    if (seen != null && seen.session.last == throwable) {
      seen.session.outcome = kind;
      if (kind.equals("LOGS_ERROR")) {
        seen.session.logged = kind;
      }
    }
  }

  private void seen(Frame frame, Throwable throwable) {
    if (throwable instanceof VirtualMachineError) {
      return;
    }
    for (Throwable suppressed : throwable.getSuppressed()) {
      if (throwables.containsKey(suppressed)) {
        note(frame, suppressed);
      }
    }
    note(frame, throwable);
  }

  private void note(Frame frame, Throwable throwable) {
    Seen seen = throwables.get(throwable);
    if (seen == null) {
      seen = begin(throwable);
    }
    seen.session.last = throwable;
    seen.session.outcome = "";
    if (frame.seen.put(throwable, Boolean.TRUE) != null) {
      return;
    }
    List<StackTraceElement> now = own(new Throwable().getStackTrace());
    String method = method(now.get(0));
    SeenFrame seenFrame = frame(frame, seen.session, method);
    if (seen.firstMethod.isEmpty()) {
      seen.firstMethod = method;
    }
    int index = seen.stack.size() - now.size();
    if (index >= 0 && method(seen.stack.get(index)).equals(method)) {
      if (!seen.frames.containsKey(index)) {
        seen.frames.put(index, seenFrame);
      }
    } else {
      seen.foreign.add(seenFrame);
    }
  }

  private Seen begin(Throwable throwable) {
    Session session = null;
    for (Throwable cause = throwable.getCause();
        cause != null && session == null;
        cause = cause.getCause()) {
      session = throwables.containsKey(cause) ? throwables.get(cause).session : null;
    }
    boolean root = throwable.getCause() == null;
    Seen seen =
        new Seen(
            throwable,
            own(throwable.getStackTrace()),
            session == null ? new Session() : session,
            root);
    seen.session.exceptions++;
    throwables.put(throwable, seen);
    inOrder.add(seen);
    return seen;
  }

  private SeenFrame frame(Frame frame, Session session, String method) {
    String[] parts = frame.facts.split("\\|", -1);
    Map<String, Fact> variables = new LinkedHashMap<>();
    String[] facts = parts[0].isEmpty() ? new String[0] : parts[0].split(",");
    for (int i = 0; i < facts.length; i++) {
      String[] fact = facts[i].split(":", -1);
      variables.put(fact[0], new Fact(fact[1], fact[2], frame.values[i]));
    }
    variables.putAll(frame.set);
    for (Fact fact : variables.values()) {
      fact.asSeenFirst = new LiveShapes(session.known).of(fact.value).toString();
      fact.asItIsNow = new LiveShapes(Shape.newMemory()).of(fact.value).toString();
    }
    return new SeenFrame(variables, Arrays.asList(parts[1].split(",")), method);
  }

  private List<StackTraceElement> own(StackTraceElement[] stack) {
    List<StackTraceElement> own = new ArrayList<>();
    for (StackTraceElement element : stack) {
      if (element.getClassName().startsWith(packageName)) {
        own.add(element);
      }
    }
    return own;
  }

  private static String method(StackTraceElement element) {
    return element.getClassName() + "." + element.getMethodName();
  }
}
