// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.UndeclaredThrowableException;
import java.security.PrivilegedActionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IllegalFormatException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads throwables by their fields: their methods can be overridden, and have been seen to throw,
 * to recurse and to load the world. Thread-safe.
 */
public final class Throwables {

  private static final int CALLS_BEFORE_INFLATION = 16;
  private static final int MOST_CAUSES = 8;
  private static final StackTraceElement[] NO_STACK = new StackTraceElement[0];

  private final Memory memory;
  private final long message;
  private final long cause;
  private final long suppressed;
  private final long stackTrace;
  private final HelpfulMessages helpful;
  private final @Nullable Method ourStackTrace;

  private final Class<?>[] ownCauseClasses;
  private final long[] ownCauses;

  /** Of the field that JDK 9 brought; -1 on JDK 8. */
  private final long depth;

  /**
   * @throws ReflectiveOperationException where this JVM's {@link Throwable} has no such fields; the
   *     agent can't work there
   */
  public Throwables(Memory memory) throws ReflectiveOperationException {
    this.memory = memory;
    message = offset("detailMessage");
    cause = offset("cause");
    suppressed = offset("suppressedExceptions");
    stackTrace = offset("stackTrace");
    helpful = new HelpfulMessages(memory);
    Method method = Throwable.class.getDeclaredMethod("getOurStackTrace");
    method.setAccessible(true);
    ourStackTrace = method;
    depth = depthOffset();
    List<Field> fields = new ArrayList<>();
    addOwnCause(InvocationTargetException.class, "target", fields);
    addOwnCause(UndeclaredThrowableException.class, "undeclaredThrowable", fields);
    addOwnCause(ClassNotFoundException.class, "ex", fields);
    addOwnCause(ExceptionInInitializerError.class, "exception", fields);
    addOwnCause(PrivilegedActionException.class, "exception", fields);
    ownCauseClasses = new Class<?>[fields.size()];
    ownCauses = new long[fields.size()];
    for (int i = 0; i < ownCauses.length; i++) {
      ownCauseClasses[i] = fields.get(i).getDeclaringClass();
      ownCauses[i] = memory.offset(fields.get(i));
    }
  }

  /** Newer JDKs keep most of them where all others do. */
  private static void addOwnCause(Class<?> type, String name, List<Field> fields) {
    try {
      Field field = type.getDeclaredField(name);
      if (!Modifier.isStatic(field.getModifiers())) {
        fields.add(field);
      }
    } catch (NoSuchFieldException likeAllOthers) {
      return;
    }
  }

  private long depthOffset() {
    try {
      return offset("depth");
    } catch (ReflectiveOperationException onJdk8) {
      return -1;
    }
  }

  private long offset(String field) throws ReflectiveOperationException {
    Field declared = Throwable.class.getDeclaredField(field);
    return memory.offset(declared);
  }

  /**
   * Whether the field is one of {@link Throwable} itself, which the exception's own page section
   * shows, or keeps the JVM's message of a NullPointerException.
   */
  static boolean isOwn(ClassShape.Slot slot) {
    return slot.declaredBy() == Throwable.class || slot.declaredBy() == NullPointerException.class;
  }

  /**
   * The message that the throwable was made with; for a NullPointerException of the JVM the one
   * that it makes (JEP 358).
   */
  public @Nullable String message(Throwable throwable) {
    String text = (String) memory.getObject(throwable, message);
    if (text != null) {
      return text;
    }
    if (throwable.getClass() == NullPointerException.class) {
      return helpful.message(throwable);
    }
    return makesItsMessage(throwable.getClass()) ? throwable.getMessage() : null;
  }

  /**
   * Classes of the JDK whose message is made when it is asked for, from nothing but their own
   * fields.
   */
  private static boolean makesItsMessage(Class<?> type) {
    return IllegalFormatException.class.isAssignableFrom(type)
        && type.getName().startsWith("java.util.");
  }

  /** As {@link Throwable#getCause} has it, without a call of what the application may override. */
  public @Nullable Throwable cause(Throwable throwable) {
    Throwable found = (Throwable) memory.getObject(throwable, cause);
    if (found == null) {
      return ownCause(throwable);
    }
    return found == throwable ? null : found;
  }

  /** Whether {@code cause} is among the nearest causes of the throwable. */
  public boolean isCausedBy(Throwable throwable, Throwable cause) {
    Throwable current = cause(throwable);
    for (int i = 0; current != null && i < MOST_CAUSES; i++) {
      if (current == cause) {
        return true;
      }
      current = cause(current);
    }
    return false;
  }

  /** Of the classes of the JDK that keep their cause in a field of their own. */
  private @Nullable Throwable ownCause(Throwable throwable) {
    for (int i = 0; i < ownCauseClasses.length; i++) {
      if (ownCauseClasses[i].isInstance(throwable)) {
        Object found = memory.getObject(throwable, ownCauses[i]);
        return found instanceof Throwable && found != throwable ? (Throwable) found : null;
      }
    }
    return null;
  }

  /** A copy, at most 16. */
  public List<Throwable> suppressed(Throwable throwable) {
    Object list = memory.getObject(throwable, suppressed);
    if (list == null || list.getClass() != ArrayList.class) {
      return Collections.emptyList();
    }
    List<Throwable> result = new ArrayList<>();
    try {
      for (Object element : (ArrayList<?>) list) {
        if (element instanceof Throwable && result.size() < 16) {
          result.add((Throwable) element);
        }
      }
    } catch (RuntimeException changedMeanwhile) {
      return result;
    }
    return result;
  }

  /** Whether the other one is among those that the exception suppresses; allocates nothing. */
  public boolean suppresses(Throwable throwable, Throwable other) {
    Object list = memory.getObject(throwable, suppressed);
    if (list == null || list.getClass() != ArrayList.class) {
      return false;
    }
    ArrayList<?> elements = (ArrayList<?>) list;
    try {
      for (int i = 0; i < elements.size(); i++) {
        // by identity: equals may be the application's
        if (elements.get(i) == other) {
          return true;
        }
      }
    } catch (RuntimeException changedMeanwhile) {
      return false;
    }
    return false;
  }

  /**
   * Calls what is called by reflection as often as it takes until the JVM replaces the call by a
   * class that it makes (the 16th time, up to JDK 17): that must not happen on a thread of the
   * application.
   */
  public void warmUp() {
    Throwable sample = new NullPointerException();
    for (int i = 0; i < CALLS_BEFORE_INFLATION; i++) {
      stack(sample);
      helpful.make(sample);
    }
  }

  /** The stack as the JVM filled it in; empty where the throwable has none. Not to be changed. */
  public StackTraceElement[] stack(Throwable throwable) {
    if (memory.getObject(throwable, stackTrace) == null || ourStackTrace == null) {
      return NO_STACK;
    }
    try {
      StackTraceElement[] stack = (StackTraceElement[]) ourStackTrace.invoke(throwable);
      return stack == null ? NO_STACK : stack;
    } catch (ReflectiveOperationException | RuntimeException unexpected) {
      return NO_STACK;
    }
  }

  /**
   * Whether the JVM filled in no stack, as far as that can be seen cheaply: on JDK 8 the exceptions
   * that the JVM makes in advance look as if they had one.
   */
  public boolean hasNoStack(Throwable throwable) {
    return depth >= 0
        ? memory.getInt(throwable, depth) == 0
        : memory.getObject(throwable, stackTrace) == null;
  }

  /** Number of frames of the calling thread's stack, up to what the JVM fills in. */
  public int depthHere() {
    Throwable here = new Throwable();
    return depth >= 0 ? memory.getInt(here, depth) : stack(here).length;
  }
}
