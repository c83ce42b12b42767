// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.instrumentation.generated;

/** What generated programs call, as Java 8 sources. It is not instrumented: a library to them. */
final class SupportSources {

  private SupportSources() {}

  /** Where notes go; only programs with notes call it. */
  static final String NOTES =
      """
      package gen;
      import java.util.function.BiFunction;
      public final class T {
        public static BiFunction<String, Object[], Object> sink;
        public static boolean at(String facts, Object... values) { sink.apply("at" + facts, values); return true; }
        public static void enter() { sink.apply("enter", null); }
        public static void exit() { sink.apply("exit", null); }
        public static void seen(Throwable t) { sink.apply("seen", new Object[] {t}); }
        public static void left(Throwable t) { sink.apply("left", new Object[] {t}); }
        public static void caught(String kind, Throwable t) { sink.apply("caught" + kind, new Object[] {t}); }
        public static int sI(String f, int v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static long sJ(String f, long v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static float sF(String f, float v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static double sD(String f, double v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static boolean sZ(String f, boolean v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static byte sB(String f, byte v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static short sS(String f, short v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static char sC(String f, char v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static <V> V s(String f, V v) { sink.apply("set" + f, new Object[] {v}); return v; }
        public static <V> V v(boolean noted, V v) { return v; }
        public static <V> V w(V v, boolean noted) { return v; }
      }
      """;

  /** Deterministic decisions, output, and library code that calls back. */
  static final String LIBRARY =
      """
      package gen;
      import java.lang.management.ManagementFactory;
      import java.lang.reflect.Method;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.function.*;
      public final class X {
        public interface Fn { Object call(Object a) throws Exception; }
        private static final java.util.logging.Logger LOGGER = java.util.logging.Logger.getLogger("generated");
        static { LOGGER.setLevel(java.util.logging.Level.OFF); }
        private static long state;
        private static int fuel;
        private static int messages;
        private static StringBuilder out = new StringBuilder();
        public static void reset(long seed) { state = seed; fuel = 150; messages = 0; out = new StringBuilder(); }
        public static String output() { return out.toString(); }
        public static java.util.logging.Logger logger() { return LOGGER; }
        public static int i(int n) {
          state = state * 6364136223846793005L + 1442695040888963407L;
          return (int) ((state >>> 33) % n);
        }
        public static boolean b(int n) { return i(n) == 0; }
        public static boolean empty() { return --fuel < 0; }
        public static String m(String text) { return text + "-" + ++messages; }
        public static void log(Object o) { if (out.length() < 20000) { out.append(o).append('\\n'); } }
        public static String str() { return "s" + i(100); }
        public static String maybe() { return b(4) ? null : b(3) ? "x" + i(9) : String.valueOf(i(50)); }
        public static Integer box() { return b(5) ? null : Integer.valueOf(i(300)); }
        public static int[] ints() { int[] a = new int[1 + i(4)]; for (int k = 0; k < a.length; k++) { a[k] = i(10); } return a; }
        public static String[] strings() { String[] a = new String[1 + i(3)]; for (int k = 0; k < a.length; k++) { a[k] = maybe(); } return a; }
        public static List<Integer> list() { List<Integer> l = new ArrayList<>(); for (int k = i(4); k >= 0; k--) { l.add(box()); } return l; }
        public static Map<String, Integer> map() { Map<String, Integer> m = new LinkedHashMap<>(); for (int k = i(3); k >= 0; k--) { m.put("k" + k, i(20)); } return m; }
        public static Object obj() {
          switch (i(7)) { case 0: return str(); case 1: return i(9); case 2: return ints(); case 3: return null; case 4: return 2.5; case 5: return (long) i(5); default: return 'q'; }
        }
        public static Object apply(Fn f, Object a) throws Exception { return f.call(a); }
        public static int each(List<Integer> list, Fn f) {
          list.forEach(e -> { try { f.call(e); } catch (RuntimeException x) { throw x; } catch (Exception x) { throw new IllegalArgumentException("each", x); } });
          return list.size();
        }
        public static long stream(List<Integer> list, Fn f) {
          return list.stream().map(e -> { try { return f.call(e); } catch (Exception x) { throw X.<RuntimeException>sneaky(x); } }).filter(Objects::nonNull).count();
        }
        @SuppressWarnings("unchecked") public static <E extends Throwable> E sneaky(Throwable t) throws E { throw (E) t; }
        public static Object submit(Callable<Object> c) throws Exception {
          FutureTask<Object> f = new FutureTask<>(c);
          Thread t = new Thread(null, f, "task", 1L << 28);
          if (holdsMonitor()) { t.run(); } else { t.start(); t.join(); }
          return f.get();
        }
        /** The task may want it too. */
        private static boolean holdsMonitor() {
          long[] me = {Thread.currentThread().getId()};
          return ManagementFactory.getThreadMXBean().getThreadInfo(me, true, false)[0].getLockedMonitors().length > 0;
        }
        public static Object reflect(Class<?> c, String name, Object a) throws Exception {
          Method m = c.getDeclaredMethod(name, Object.class);
          m.setAccessible(true);
          return m.invoke(null, a);
        }
        public static int count(Object... all) { return all == null ? -1 : all.length; }
        public static int len(String s) { return s.length(); }
        public static void require(Object o) { Objects.requireNonNull(o, "required"); }
      }
      """;
}
