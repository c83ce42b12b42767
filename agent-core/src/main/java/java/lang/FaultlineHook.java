// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package java.lang;

/**
 * What instrumented code calls. The one class of the agent that every class loader can see, OSGi's
 * and JBoss Modules' included, which is why it is defined into {@code java.lang} of {@code
 * java.base}.
 *
 * <p>Rules for editing it: no dependency but {@code java.lang}; no state but the receiver; nothing
 * that can fail to link. Until the agent has installed its receiver, and after it was removed,
 * every call does nothing.
 *
 * <p>Shape of a handler that instrumented code has (see {@code MethodWriter} in
 * agent-instrumentation):
 *
 * <pre>
 *   hook = FaultlineHook.thrown(exception, site);   // asks first
 *   if (hook != null) hook.add(variable).add(variable)…   // only then are variables loaded
 *   throw exception;
 * </pre>
 */
public abstract class FaultlineHook {

  private static volatile FaultlineHook receiver;

  /**
   * Always {@code null}, and not final, so that the JIT doesn't know it: handlers ask for it first
   * ({@code UntakenHandlers} in agent-instrumentation).
   */
  public static Object unseen;

  protected FaultlineHook() {}

  /**
   * Makes {@code newReceiver} get all calls; once per JVM.
   *
   * @return the accessor of fields, given to nobody else; {@code null} where there is a receiver
   *     already
   */
  public static FaultlineMemory install(FaultlineHook newReceiver) {
    synchronized (FaultlineHook.class) {
      if (receiver != null) {
        return null;
      }
      receiver = newReceiver;
      return new FaultlineMemory();
    }
  }

  /**
   * An exception passes a frame.
   *
   * @param site number of the handler that it passes
   * @return what takes the frame's variables, in the order that the site names them; {@code null}
   *     where nothing is to be recorded
   */
  public static FaultlineHook thrown(Throwable exception, int site) {
    FaultlineHook current = receiver;
    return current == null ? null : current.onThrown(exception, site);
  }

  /** A catch block of application code begins. */
  public static void caught(Throwable exception, int site) {
    FaultlineHook current = receiver;
    if (current != null) {
      current.onCaught(exception, site);
    }
  }

  /**
   * A log statement of application code begins.
   *
   * @return what takes the frame's variables, in the order that the site names them; {@code null}
   *     only before the agent is installed, when no code is instrumented
   */
  public static FaultlineHook statement(int site) {
    FaultlineHook current = receiver;
    return current == null ? null : current.onStatement(site);
  }

  /** The log statement that began last on this thread is over. */
  public static void stated() {
    FaultlineHook current = receiver;
    if (current != null) {
      current.onStated();
    }
  }

  /**
   * A method of a library begins.
   *
   * @param point number of what the agent does there
   * @param a to {@code d}: receiver and arguments, as the point wants them
   */
  public static void entered(int point, Object a, Object b, Object c, Object d) {
    FaultlineHook current = receiver;
    if (current != null) {
      current.onEntered(point, a, b, c, d);
    }
  }

  /**
   * A method of a library ends.
   *
   * @param result {@code null} where it has none, or throws
   * @param exception {@code null} where it returns
   */
  public static void left(int point, Object result, Throwable exception) {
    FaultlineHook current = receiver;
    if (current != null) {
      current.onLeft(point, result, exception);
    }
  }

  protected abstract FaultlineHook onThrown(Throwable exception, int site);

  protected abstract void onCaught(Throwable exception, int site);

  protected FaultlineHook onStatement(int site) {
    return this;
  }

  protected void onStated() {}

  protected void onEntered(int point, Object a, Object b, Object c, Object d) {}

  protected void onLeft(int point, Object result, Throwable exception) {}

  public abstract FaultlineHook add(Object value);

  /**
   * Also {@code boolean}, {@code byte}, {@code short} and {@code char}: the site knows the
   * variable's type.
   */
  public abstract FaultlineHook add(int value);

  public abstract FaultlineHook add(long value);

  public abstract FaultlineHook add(float value);

  public abstract FaultlineHook add(double value);
}
