// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.api;

/**
 * What an application tells Faultline itself: events of its own, what a thread works for, and
 * exceptions that mean nothing.
 *
 * <pre>
 *   Faultline.context("tenant", tenant.id());
 *   Faultline.event("payment-declined").with("amount", amount).with("order", order).fire();
 * </pre>
 *
 * <p>Without the agent all of it does nothing. No method throws, waits, or calls a method of what
 * it is given ({@code toString}, {@code equals} and getters included), with the agent or without;
 * {@code null}, empty and huge arguments are taken. All methods may be called by any thread.
 *
 * <p>The agent finds these classes by their name, in each class loader that has them: a copy that
 * was moved to another package does nothing.
 */
public final class Faultline {

  // The agent adds its calls to the methods of this package as the classes are loaded, and reads
  // the fields of Event: names and descriptors are a contract with agent-instrumentation

  private Faultline() {}

  /**
   * An event that happens in the application's own terms. Nothing is recorded, or counted, until
   * {@link Event#fire}.
   *
   * @param name of what happened, without what differs from one time to the next ({@code
   *     payment-declined}, not {@code payment 17 declined}): events are told apart by their name
   *     and by the place that fires them. At most 200 characters count, and 500 different names per
   *     JVM; further ones are counted together
   */
  public static Event event(String name) {
    return new Event(name);
  }

  /**
   * Says what the calling thread works for: {@code context("tenant", "acme")}. Shown with all that
   * is recorded on this thread, until it is said anew, or the request (or listener, or task) is
   * over in which it was said; also with the tasks that it hands to executors. On a thread that
   * works for none that the agent knows of, it is kept until the thread ends: such a thread should
   * take back what it has said.
   *
   * @param name at most 20 different ones per thread, of at most 100 characters each
   * @param value its text is what is shown, as far as it is a text, a number, a date or the like,
   *     at most 300 characters; of anything else the class. {@code null} takes the name away
   */
  public static void context(String name, Object value) {}

  /**
   * Makes nothing of an exception: it is neither recorded nor counted from here on, and what has
   * become of it so far on its way is forgotten, if that was no more than a second or so ago. So it
   * is for exceptions that have it as a cause. It is about this one object, not its class; the
   * agent remembers the last few thousand of them, and keeps none of them alive.
   */
  public static void ignore(Throwable exception) {}
}
