// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

import java.io.FilterInputStream;
import java.lang.reflect.Proxy;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Objects each of whose methods throws, blocks, recurses or exits, as variables and as an
 * exception. Prints which of them was called while an exception was on its way.
 */
public class Chaos {

  static final class Trap {
    static volatile boolean armed;
    static final StringBuffer CALLS = new StringBuffer();

    private static boolean sprung(String method) {
      if (armed) {
        CALLS.append(method).append(' ');
      }
      return armed;
    }

    static void throwing(String method) {
      if (sprung(method)) {
        throw new IllegalStateException(method);
      }
    }

    static void blocking(String method) {
      while (sprung(method)) {
        Object lock = new Object();
        synchronized (lock) {
          try {
            lock.wait();
          } catch (InterruptedException again) {
            continue;
          }
        }
      }
    }

    static void recursing(String method) {
      if (sprung(method)) {
        recursing(method);
      }
    }

    static void exiting(String method) {
      if (sprung(method)) {
        System.out.println("exited from " + method);
        Runtime.getRuntime().halt(77);
      }
    }
  }

  /** Says so where it is initialised. */
  static class Uninitialised {
    static {
      Trap.exiting("static initialiser");
    }

    int field = 1;
  }

  static class Hostile extends RuntimeException
      implements Comparable<Hostile>, Iterable<String>, CharSequence, Supplier<String> {
    int state = 5;
    private final String name = "field";

    Hostile() {
      super("hostile");
    }

    public String getName() {
      Trap.throwing("getName");
      return name;
    }

    public int getState() {
      Trap.exiting("getState");
      return state;
    }

    @Override
    public String toString() {
      Trap.recursing("toString");
      return "?";
    }

    @Override
    public int hashCode() {
      Trap.throwing("hashCode");
      return 1;
    }

    @Override
    public boolean equals(Object other) {
      Trap.blocking("equals");
      return this == other;
    }

    @Override
    public String getMessage() {
      Trap.exiting("getMessage");
      return "?";
    }

    @Override
    public String getLocalizedMessage() {
      Trap.exiting("getLocalizedMessage");
      return "?";
    }

    @Override
    public synchronized Throwable getCause() {
      Trap.blocking("getCause");
      return this;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
      Trap.throwing("fillInStackTrace");
      return super.fillInStackTrace();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      Trap.recursing("getStackTrace");
      return new StackTraceElement[0];
    }

    @Override
    public void setStackTrace(StackTraceElement[] stack) {
      Trap.throwing("setStackTrace");
    }

    @Override
    public synchronized Throwable initCause(Throwable cause) {
      Trap.throwing("initCause");
      return this;
    }

    @Override
    public void printStackTrace() {
      Trap.exiting("printStackTrace");
    }

    @Override
    public int compareTo(Hostile other) {
      Trap.throwing("compareTo");
      return 0;
    }

    @Override
    public Iterator<String> iterator() {
      Trap.blocking("iterator");
      return Collections.<String>emptyList().iterator();
    }

    @Override
    public int length() {
      Trap.exiting("length");
      return 1;
    }

    @Override
    public char charAt(int index) {
      Trap.throwing("charAt");
      return ' ';
    }

    @Override
    public CharSequence subSequence(int from, int to) {
      Trap.throwing("subSequence");
      return "";
    }

    @Override
    public String get() {
      Trap.exiting("get");
      return "";
    }

    @Override
    @SuppressWarnings("deprecation")
    protected void finalize() {
      Trap.throwing("finalize");
    }
  }

  static class HostileList extends ArrayList<Object> {
    @Override
    public Object get(int index) {
      Trap.throwing("List.get");
      return super.get(index);
    }

    @Override
    public int size() {
      Trap.exiting("List.size");
      return super.size();
    }

    @Override
    public Iterator<Object> iterator() {
      Trap.blocking("List.iterator");
      return super.iterator();
    }

    @Override
    public Object[] toArray() {
      Trap.recursing("List.toArray");
      return super.toArray();
    }

    @Override
    public String toString() {
      Trap.throwing("List.toString");
      return "";
    }
  }

  static class HostileMap extends HashMap<Object, Object> {
    @Override
    public Object get(Object key) {
      Trap.throwing("Map.get");
      return super.get(key);
    }

    @Override
    public int size() {
      Trap.exiting("Map.size");
      return super.size();
    }

    @Override
    public Set<Map.Entry<Object, Object>> entrySet() {
      Trap.blocking("Map.entrySet");
      return super.entrySet();
    }

    @Override
    public Set<Object> keySet() {
      Trap.recursing("Map.keySet");
      return super.keySet();
    }

    @Override
    public Collection<Object> values() {
      Trap.throwing("Map.values");
      return super.values();
    }
  }

  /** A map that has no elements but those it makes up. */
  static class ComputedMap extends AbstractMap<String, String> {
    @Override
    public Set<Map.Entry<String, String>> entrySet() {
      Trap.blocking("ComputedMap.entrySet");
      return Collections.emptySet();
    }
  }

  static class HostileDate extends Date {
    @Override
    public long getTime() {
      Trap.throwing("Date.getTime");
      return 0;
    }

    @Override
    public String toString() {
      Trap.exiting("Date.toString");
      return "";
    }

    @Override
    public Object clone() {
      Trap.blocking("Date.clone");
      return super.clone();
    }
  }

  static class HostileNumber extends Number {
    @Override
    public int intValue() {
      Trap.throwing("intValue");
      return 1;
    }

    @Override
    public long longValue() {
      Trap.throwing("longValue");
      return 1;
    }

    @Override
    public float floatValue() {
      Trap.throwing("floatValue");
      return 1;
    }

    @Override
    public double doubleValue() {
      Trap.throwing("doubleValue");
      return 1;
    }
  }

  static class HostileStream extends FilterInputStream {
    HostileStream() {
      super(null);
    }

    @Override
    public int read() {
      Trap.exiting("read");
      return -1;
    }

    @Override
    public int available() {
      Trap.blocking("available");
      return 0;
    }

    @Override
    public void close() {
      Trap.throwing("close");
    }
  }

  static class HostileThread extends Thread {
    @Override
    public long getId() {
      Trap.throwing("getId");
      return 0;
    }

    @Override
    public State getState() {
      Trap.exiting("getState of a thread");
      return State.NEW;
    }

    @Override
    public String toString() {
      Trap.exiting("toString of a thread");
      return "";
    }
  }

  static class HostileLoader extends ClassLoader {
    @Override
    public Class<?> loadClass(String name) throws ClassNotFoundException {
      Trap.exiting("loadClass");
      return super.loadClass(name);
    }

    @Override
    public String toString() {
      Trap.exiting("toString of a loader");
      return "";
    }
  }

  enum HostileEnum {
    ONE;

    @Override
    public String toString() {
      Trap.exiting("Enum.toString");
      return "";
    }
  }

  static final List<Object> KEPT = new ArrayList<>();

  private static void fail(Hostile hostile) {
    HostileList list = new HostileList();
    list.add(hostile);
    HostileMap map = new HostileMap();
    map.put(hostile, hostile);
    TreeMap<Object, Object> sorted = new TreeMap<>();
    sorted.put(hostile, 1);
    TreeSet<Object> part = new TreeSet<>(sorted.tailMap(hostile, true).keySet());
    Map<Object, Object> byHash = new HashMap<>(map);
    List<Object> locked = Collections.synchronizedList(list);
    Collection<Object> view = Collections.unmodifiableMap(map).values();
    ComputedMap computed = new ComputedMap();
    Date date = new HostileDate();
    Number number = new HostileNumber();
    HostileStream stream = new HostileStream();
    Thread thread = new HostileThread();
    ClassLoader loader = new HostileLoader();
    HostileEnum constant = HostileEnum.ONE;
    AtomicReference<Object> atomic = new AtomicReference<Object>(hostile);
    Class<?> type = Uninitialised.class;
    Uninitialised[] none = {null};
    Object proxy =
        Proxy.newProxyInstance(
            Chaos.class.getClassLoader(),
            new Class<?>[] {Comparable.class},
            (self, method, arguments) -> {
              Trap.exiting("proxy");
              return 0;
            });
    Supplier<Object> lambda = () -> hostile;
    Collections.addAll(KEPT, hostile, list, map, sorted, part, byHash, view, computed, date, number);
    Collections.addAll(KEPT, stream, thread, loader, constant, atomic, type, none, proxy, lambda);
    Trap.armed = true;
    if (KEPT.size() > 0) {
      throw hostile;
    }
    System.out.println(locked);
  }

  public static void main(String[] arguments) throws Exception {
    Hostile hostile = new Hostile();
    try {
      fail(hostile);
    } catch (Hostile caught) {
      System.out.println(caught == hostile ? "the same" : "another");
    }
    Thread.sleep(2500);
    Trap.armed = false;
    System.out.println("called: " + Trap.CALLS);
  }
}
