// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import dev.faultline.agent.core.capture.HookInstaller;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.redact.Redactor;
import dev.faultline.agent.core.site.SiteVariable;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileReader;
import java.io.Serializable;
import java.io.StringReader;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Paths;
import java.sql.Timestamp;
import java.time.*;
import java.time.chrono.JapaneseDate;
import java.time.chrono.ThaiBuddhistDate;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * The table of values and what is shown of them. A program of its own as well, since it has to hold
 * on every JDK: {@code main} prints what differs and ends with 1. Compiles and runs on JDK 8.
 */
@SuppressWarnings("DoubleBraceInitialization")
public final class ShownValues {

  enum Color {
    RED,
    GREEN {
      @Override
      int wave() {
        return 520;
      }
    };

    int wave() {
      return 700;
    }
  }

  @SuppressWarnings("unused")
  static class Base {
    final String id = "base";
    final int count = 1;
  }

  @SuppressWarnings("unused")
  static final class Derived extends Base {
    final String id = "derived";
    final double rate = 0.5;
  }

  @SuppressWarnings("unused")
  static final class Node {
    Node next;
    Object[] pair;
  }

  /** Overrides all that the collection has; none of it may be called. */
  static class NoisyList extends ArrayList<Object> {
    private static final long serialVersionUID = 1;

    @Override
    public Object get(int index) {
      throw new AssertionError("called");
    }

    @Override
    public int size() {
      throw new AssertionError("called");
    }

    @Override
    public Iterator<Object> iterator() {
      throw new AssertionError("called");
    }
  }

  @SuppressWarnings("unused")
  static final class Basket extends HashMap<String, Integer> {
    private static final long serialVersionUID = 1;
    final String owner = "Ada";
    final int size = 99;
  }

  /** A key that is never asked. */
  static final class Key implements Comparable<Key> {
    static boolean quiet;
    final int number;

    Key(int number) {
      this.number = number;
    }

    private static void called() {
      if (quiet) {
        throw new AssertionError("called");
      }
    }

    @Override
    public int hashCode() {
      called();
      return number;
    }

    @Override
    public boolean equals(Object other) {
      called();
      return other instanceof Key && ((Key) other).number == number;
    }

    @Override
    public int compareTo(Key other) {
      called();
      return Integer.compare(number, other.number);
    }
  }

  @SuppressWarnings("unused")
  static final class Header {
    final String name;
    final Object value;

    Header(String name, Object value) {
      this.name = name;
      this.value = value;
    }
  }

  private static Memory memory;

  private final Recorder recorder;
  private final List<String> wrong = new ArrayList<>();
  private int rows;

  private ShownValues(Memory memory, Limits limits) throws ReflectiveOperationException {
    recorder = new Recorder(memory, limits, Redactor.builtIn(), new Throwables(memory));
  }

  /** Of this JVM, which gives it once. */
  static synchronized Memory memory() throws Exception {
    if (memory == null) {
      memory = HookInstaller.takeOver().memory();
    }
    return memory;
  }

  /** What is shown otherwise than expected. */
  static List<String> differences() throws Exception {
    Memory memory = memory();
    ShownValues table =
        new ShownValues(memory, new Limits(4, 80, 40, 4, 6, 10, 10, 2000, 1 << 20, 5_000_000_000L));
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    Locale.setDefault(Locale.ROOT);
    table.simple();
    table.dates();
    table.texts();
    table.arrays();
    table.lists();
    table.queues();
    table.maps();
    table.views();
    table.sorted();
    table.newer();
    table.objects();
    table.concurrent();
    table.connections();
    table.limits();
    table.late();
    if (table.rows < 150) {
      table.wrong.add("only " + table.rows + " rows");
    }
    return table.wrong;
  }

  public static void main(String[] arguments) throws Exception {
    List<String> differences = differences();
    differences.forEach(System.out::println);
    System.exit(differences.isEmpty() ? 0 : 1);
  }

  private Value record(Object object) {
    return record(object, 5_000_000_000L);
  }

  private Value record(Object object, long nanos) {
    return recorder
        .newGraph()
        .record(
            Collections.singletonList(
                new SiteVariable("it", "Ljava/lang/Object;", Value.Role.LOCAL, null)),
            new Object[] {object},
            new long[1],
            nanos)
        .get(0);
  }

  private void row(Object object, String expected) {
    rows++;
    Key.quiet = true;
    String actual = Line.of(record(object));
    Key.quiet = false;
    String pattern = "(?s)" + Pattern.quote(expected).replace("\u2026", "\\E.*\\Q");
    if (!actual.matches(pattern)) {
      wrong.add(
          (object == null ? "null" : object.getClass().getName())
              + "\n  expected "
              + expected
              + "\n  but was  "
              + actual);
    }
  }

  private void simple() throws Exception {
    row(null, "null");
    row("text", "\"text\"");
    row("", "\"\"");
    row(true, "true");
    row((byte) -3, "-3");
    row('x', "x");
    row((short) 7, "7");
    row(42, "42");
    row(1L << 40, "1099511627776");
    row(1.5f, "1.5");
    row(Double.NaN, "NaN");
    row(Color.RED, "RED");
    row(Color.GREEN, "GREEN");
    row(new BigInteger("123456789012345678901234567890"), "123456789012345678901234567890");
    row(BigInteger.ONE.shiftLeft(100_000), "number of 100001 bits");
    row(new BigDecimal("12.340"), "12.340");
    row(
        UUID.fromString("550e8400-e29b-41d4-a716-446655440000"),
        "550e8400-e29b-41d4-a716-446655440000");
    row(new URI("https://example.com/a?b=c#d"), "https://example.com/a?b=c#d");
    row(new URL("https://example.com:8080/a?b=c#d"), "https://example.com:8080/a?b=c#d");
    row(new File("/tmp/a.txt"), "/tmp/a.txt");
    row(Paths.get("/tmp/a.txt"), "/tmp/a.txt");
    row(StandardCharsets.UTF_8, "UTF-8");
    row(Locale.GERMANY, "de_DE");
    row(Currency.getInstance("EUR"), "EUR");
    row(Pattern.compile("a+b"), "a+b");
    row(Pattern.compile("a+b").matcher("xaab"), "Matcher{parentPattern: a+b, text: \"xaab\"}");
    row(String.class, "java.lang.String");
    row(int[].class, "[I");
    row(Thread.currentThread(), "main");
    row(
        new Thread("worker") {
          final int jobs = 2;
        },
        "worker");
    row(new ThreadGroup("group"), "group");
    row(getClass().getClassLoader(), "…Loader@…");
    row(String.class.getMethod("length"), "public int java.lang.String.length()");
    row(Integer.class.getField("MAX_VALUE"), "public static final int java.lang.Integer.MAX_VALUE");
    row(String.class.getConstructor(), "public java.lang.String()");
    row(new StackTraceElement("a.B", "run", "B.java", 3), "a.B.run(B.java:3)");
    row(Optional.of("x"), "Optional{value: \"x\"}");
    row(Optional.empty(), "empty");
    row(OptionalInt.of(3), "OptionalInt[3]");
    row(OptionalLong.empty(), "OptionalLong.empty");
    row(OptionalDouble.of(0.5), "OptionalDouble[0.5]");
    row(new Object(), "Object{}");
  }

  private void dates() {
    row(LocalDate.of(2024, 5, 6), "2024-05-06");
    row(LocalTime.of(7, 8), "07:08");
    row(LocalDateTime.of(2024, 5, 6, 7, 8), "2024-05-06T07:08");
    row(Instant.ofEpochSecond(1_700_000_000), "2023-11-14T22:13:20Z");
    row(OffsetDateTime.of(2024, 5, 6, 7, 8, 0, 0, ZoneOffset.ofHours(2)), "2024-05-06T07:08+02:00");
    row(OffsetTime.of(7, 8, 0, 0, ZoneOffset.UTC), "07:08Z");
    row(
        ZonedDateTime.of(2024, 5, 6, 7, 8, 0, 0, ZoneId.of("Europe/Berlin")),
        "2024-05-06T07:08+02:00[Europe/Berlin]");
    row(ZoneId.of("Europe/Berlin"), "Europe/Berlin");
    row(ZoneOffset.ofHours(2), "+02:00");
    row(Duration.ofSeconds(90), "PT1M30S");
    row(Period.ofMonths(3), "P3M");
    row(Year.of(2024), "2024");
    row(YearMonth.of(2024, 5), "2024-05");
    row(MonthDay.of(5, 6), "--05-06");
    row(Month.MAY, "MAY");
    row(DayOfWeek.MONDAY, "MONDAY");
    row(JapaneseDate.of(2024, 5, 6), "Japanese Reiwa 6-05-06");
    row(ThaiBuddhistDate.of(2567, 5, 6), "ThaiBuddhist BE 2567-05-06");
    row(new Date(1_700_000_000_000L), "2023-11-14T22:13:20Z");
    row(new Date(Long.MAX_VALUE), "+292278994-08-17T07:12:55.807Z");
    row(
        new Date(1_700_000_000_000L) {
          @Override
          public long getTime() {
            throw new AssertionError("called");
          }
        },
        "2023-11-14T22:13:20Z");
    row(new java.sql.Date(1_700_000_000_000L), "2023-11-14");
    row(new java.sql.Time(1_700_000_000_000L), "22:13:20");
    row(new Timestamp(1_700_000_000_123L), "2023-11-14 22:13:20.123");
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Europe/Berlin"));
    calendar.setTimeInMillis(1_700_000_000_000L);
    row(calendar, "2023-11-14T22:13:20Z (Europe/Berlin)");
    calendar.set(2024, Calendar.MAY, 6, 7, 8, 9);
    row(calendar, "2024-05-06 07:08:09 (Europe/Berlin)");
    row(TimeZone.getTimeZone("Europe/Berlin"), "Europe/Berlin");
    row(new SimpleTimeZone(3_600_000, "Own"), "Own");
  }

  private void texts() {
    row(new StringBuilder("built"), "\"built\"");
    row(new StringBuffer("buffered"), "\"buffered\"");
    row(new StringBuffer("\u20ac 5"), "\"\u20ac 5\"");
    row("characters".toCharArray(), "\"characters\"");
    row("bytes of text \u00fc".getBytes(StandardCharsets.UTF_8), "\"bytes of text \u00fc\"");
    row(
        "pays with 4111 1111 1111 1111".toCharArray(),
        "\"pays with \u00abredacted\u00bb\"<redacted: value>");
    row(
        "pays with 4111 1111 1111 1111".getBytes(StandardCharsets.UTF_8),
        "\"pays with \u00abredacted\u00bb\"<redacted: value>");
    row(
        new StringBuffer("pays with 4111 1111 1111 1111"),
        "\"pays with \u00abredacted\u00bb\"<redacted: value>");
    row(
        CharBuffer.wrap("abc"),
        "StringCharBuffer{str: \"abc\", …position: 0, limit: 3, capacity: 3}");
    row(
        CharBuffer.wrap(new char[] {'a', 'b'}),
        "HeapCharBuffer{hb: \"ab\", position: 0, limit: 2, capacity: 2}");
    row(
        ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2),
        "HeapByteBuffer{hb: [1, 2, 3], position: 1, limit: 3, capacity: 3}");
    row(ByteBuffer.allocateDirect(8), "DirectByteBuffer{…position: 0, limit: 8, capacity: 8}");
    row(new StringReader("read me"), "StringReader{…\"read me\"…}");
  }

  private void arrays() {
    row(new int[] {1, 2, 3}, "[1, 2, 3]");
    row(new int[0], "[]");
    row(new int[] {1, 2, 3, 4, 5}, "of 5 [1, 2, 3, 4]<elements>");
    row(new long[] {1}, "[1]");
    row(new double[] {0.5}, "[0.5]");
    row(new float[] {0.5f}, "[0.5]");
    row(new boolean[] {true}, "[true]");
    row(new short[] {7}, "[7]");
    row(new byte[] {0, 1, -1}, "[0, 1, -1]");
    row(new String[] {"a", null}, "[\"a\", null]");
    row(new int[][] {{1}, {2, 3}}, "[[1], [2, 3]]");
    row(new Object[] {1, "a", 'c'}, "[1, \"a\", c]");
  }

  private void lists() {
    List<Integer> three = Arrays.asList(1, 2, 3);
    row(new ArrayList<>(three), "[1, 2, 3]");
    row(new ArrayList<>(Arrays.asList(1, 2, 3, 4, 5)), "of 5 [1, 2, 3, 4]<elements>");
    row(new LinkedList<>(three), "[1, 2, 3]");
    row(new LinkedList<>(Arrays.asList(1, null)), "[1, null]");
    row(new Vector<>(three), "[1, 2, 3]");
    Stack<Integer> stack = new Stack<>();
    stack.push(1);
    row(stack, "[1]");
    row(three, "[1, 2, 3]");
    row(Collections.emptyList(), "[]");
    row(Collections.singletonList(1), "[1]");
    row(Collections.nCopies(3, "a"), "[\"a\", \"a\", \"a\"]");
    row(new CopyOnWriteArrayList<>(three), "[1, 2, 3]");
    row(Collections.unmodifiableList(new ArrayList<>(three)), "[1, 2, 3]");
    row(Collections.unmodifiableCollection(three), "[1, 2, 3]");
    row(Collections.synchronizedList(new ArrayList<>(three)), "[1, 2, 3]");
    row(Collections.checkedList(new LinkedList<>(three), Integer.class), "[1, 2, 3]");
    row(Collections.synchronizedList(Collections.unmodifiableList(three)), "[1, 2, 3]");
    row(new ArrayList<>(Arrays.asList(1, 2, 3, 4)).subList(1, 3), "[2, 3]");
    row(new ArrayList<>(Arrays.asList(1, 2, 3, 4)).subList(1, 4).subList(1, 2), "[3]");
    row(new LinkedList<>(Arrays.asList(1, 2, 3, 4)).subList(1, 3), "[2, 3]");
    row(Arrays.asList(1, 2, 3, 4).subList(1, 4).subList(1, 2), "[3]");
    row(new CopyOnWriteArrayList<>(Arrays.asList(1, 2, 3, 4)).subList(1, 3), "…");
    row(new HashSet<>(three), "[1, 2, 3]");
    row(new LinkedHashSet<>(Arrays.asList("b", "a")), "[\"b\", \"a\"]");
    row(new TreeSet<>(Arrays.asList("b", "a")), "[\"a\", \"b\"]");
    row(new TreeSet<>(Arrays.asList("b", "a")).descendingSet(), "[\"b\", \"a\"]");
    row(new CopyOnWriteArraySet<>(three), "[1, 2, 3]");
    row(new ConcurrentSkipListSet<>(three), "[1, 2, 3]");
    row(ConcurrentHashMap.newKeySet(), "[]");
    row(EnumSet.of(Color.GREEN), "[GREEN]");
    row(
        EnumSet.allOf(Character.UnicodeScript.class),
        "of …[COMMON, LATIN, GREEK, CYRILLIC]<elements>");
    Set<String> fromMap = Collections.newSetFromMap(new IdentityHashMap<>());
    fromMap.add("a");
    row(fromMap, "[\"a\"]");
    row(Collections.unmodifiableSet(new HashSet<>(three)), "[1, 2, 3]");
    row(Collections.unmodifiableSortedSet(new TreeSet<>(three)), "[1, 2, 3]");
    row(Collections.singleton(1), "[1]");
    row(Collections.emptySet(), "[]");
    BitSet bits = new BitSet();
    bits.set(1);
    bits.set(70);
    row(bits, "{1, 70}");
    NoisyList noisy = new NoisyList();
    noisy.add("a");
    row(noisy, "[\"a\"]");
    row(Collections.unmodifiableList(noisy), "[\"a\"]");
    row(
        new ArrayList<Integer>() {
          {
            add(1);
          }
        },
        "ShownValues$…{this$0: …, ArrayList: [1]}");
  }

  private void queues() throws Exception {
    List<Integer> three = Arrays.asList(1, 2, 3);
    row(new ArrayDeque<>(three), "[1, 2, 3]");
    ArrayDeque<Integer> turned = new ArrayDeque<>(2);
    for (int i = 0; i < 20; i++) {
      turned.addLast(i);
      if (i > 2) {
        turned.removeFirst();
      }
    }
    row(turned, "[17, 18, 19]");
    row(new PriorityQueue<>(three), "[1, 2, 3]");
    row(new ArrayBlockingQueue<>(5, false, three), "[1, 2, 3]");
    row(new LinkedBlockingQueue<>(three), "[1, 2, 3]");
    row(new LinkedBlockingDeque<>(three), "[1, 2, 3]");
    row(new PriorityBlockingQueue<>(three), "[1, 2, 3]");
    row(new ConcurrentLinkedQueue<>(three), "[1, 2, 3]");
    row(new ConcurrentLinkedDeque<>(three), "[1, 2, 3]");
    ConcurrentLinkedQueue<Integer> used = new ConcurrentLinkedQueue<>(three);
    used.poll();
    used.poll();
    row(used, "[3]");
    row(new LinkedTransferQueue<>(three), "[1, 2, 3]");
    row(new SynchronousQueue<>(), "[]");
    row(new DelayQueue<>(), "[]");
    row(Collections.asLifoQueue(new ArrayDeque<>(three)), "[1, 2, 3]");
  }

  private static <M extends Map<? super Object, ? super Object>> M filled(M map) {
    map.put("a", 1);
    map.put("b", 2);
    return map;
  }

  private void maps() {
    row(filled(new HashMap<>()), "{\"a\"=1, \"b\"=2}");
    row(filled(new LinkedHashMap<>()), "{\"a\"=1, \"b\"=2}");
    row(filled(new TreeMap<>()), "{\"a\"=1, \"b\"=2}");
    row(filled(new TreeMap<>(Collections.reverseOrder())), "{\"b\"=2, \"a\"=1}");
    row(new Hashtable<>(Collections.singletonMap("a", 1)), "{\"a\"=1}");
    row(new IdentityHashMap<>(Collections.singletonMap(null, 1)), "{null=1}");
    row(new WeakHashMap<>(Collections.singletonMap("a", 1)), "{\"a\"=1}");
    row(new WeakHashMap<>(Collections.singletonMap(null, 1)), "{null=1}");
    row(filled(new ConcurrentHashMap<>()), "{\"a\"=1, \"b\"=2}");
    row(filled(new ConcurrentSkipListMap<>()), "{\"a\"=1, \"b\"=2}");
    row(new EnumMap<>(Collections.singletonMap(Color.GREEN, null)), "{GREEN=null}");
    row(new HashMap<>(Collections.singletonMap(null, null)), "{null=null}");
    row(Collections.emptyMap(), "{}");
    row(Collections.singletonMap("a", 1), "{\"a\"=1}");
    row(Collections.unmodifiableMap(filled(new HashMap<>())), "{\"a\"=1, \"b\"=2}");
    row(Collections.synchronizedMap(filled(new HashMap<>())), "{\"a\"=1, \"b\"=2}");
    row(
        Collections.checkedMap(filled(new TreeMap<>()), Object.class, Object.class),
        "{\"a\"=1, \"b\"=2}");
    row(Collections.unmodifiableSortedMap(filled(new TreeMap<>())), "{\"a\"=1, \"b\"=2}");
    Properties properties = new Properties();
    properties.setProperty("user", "ada");
    row(properties, "{\"user\"=\"ada\"}");
    properties.remove("user");
    properties.setProperty("db.password", "x");
    row(properties, "{\"db.password\"=<redacted: name>}");
    Map<Object, Object> many = new ConcurrentHashMap<>();
    for (int i = 0; i < 10_000; i++) {
      many.put(i, i);
    }
    row(many, "of 10000 {0=0, 1=1, 2=2, 3=3}<elements>");
    Map<Object, Object> collisions = new ConcurrentHashMap<>();
    for (int i = 0; i < 40; i++) {
      collisions.put("Aa" + "BB".substring(i % 2) + i, i);
    }
    row(collisions, "of 40 {…}<elements>");
    Map<Key, Integer> quiet = new HashMap<>();
    for (int i = 0; i < 3; i++) {
      quiet.put(new Key(i), i);
    }
    row(
        quiet,
        "{ShownValues$Key{number: 0}=0, ShownValues$Key{number: 1}=1, ShownValues$Key{number: 2}=2}");
    row(
        new TreeMap<>(quiet),
        "{ShownValues$Key{number: 0}=0, ShownValues$Key{number: 1}=1, ShownValues$Key{number: 2}=2}");
    row(
        new ConcurrentSkipListMap<>(quiet).keySet(),
        "[ShownValues$Key{number: 0}, ShownValues$Key{number: 1}, ShownValues$Key{number: 2}]");
    row(new ConcurrentHashMap<>(quiet).values(), "[0, 1, 2]");
    Basket basket = new Basket();
    basket.put("pears", 3);
    row(basket, "ShownValues$Basket{owner: \"Ada\", size: 99, HashMap: {\"pears\"=3}}");
  }

  private void views() {
    for (Map<Object, Object> map :
        Arrays.<Map<Object, Object>>asList(
            filled(new HashMap<>()),
            filled(new LinkedHashMap<>()),
            filled(new TreeMap<>()),
            filled(new ConcurrentHashMap<>()),
            filled(new ConcurrentSkipListMap<>()),
            Collections.unmodifiableMap(filled(new HashMap<>())),
            Collections.synchronizedMap(filled(new HashMap<>())),
            Collections.checkedMap(filled(new HashMap<>()), Object.class, Object.class))) {
      row(map.keySet(), "[\"a\", \"b\"]");
      row(map.values(), "[1, 2]");
      row(map.entrySet(), "[…{key: \"a\", value: 1}, …{key: \"b\", value: 2}]");
    }
    for (Map<Object, Object> map :
        Arrays.<Map<Object, Object>>asList(
            new IdentityHashMap<>(Collections.singletonMap("a", 1)),
            new WeakHashMap<>(Collections.singletonMap("a", 1)),
            new Hashtable<>(Collections.singletonMap("a", 1)))) {
      row(map.keySet(), "[\"a\"]");
      row(map.values(), "[1]");
      row(map.entrySet(), "[…{key: \"a\", value: 1}]");
    }
    Map<Color, Integer> colors = new EnumMap<>(Collections.singletonMap(Color.RED, 1));
    row(colors.keySet(), "[RED]");
    row(colors.values(), "[1]");
    row(
        new HashMap<>(Collections.singletonMap("password", "x")).entrySet().iterator().next(),
        "HashMap$Node{key: \"password\", value: <redacted: name>}");
    row(new AbstractMap.SimpleEntry<>("a", 1), "AbstractMap$SimpleEntry{key: \"a\", value: 1}");
    row(
        new TreeMap<>(Collections.singletonMap("a", 1)).firstEntry(),
        "AbstractMap$SimpleImmutableEntry{key: \"a\", value: 1}");
  }

  private void sorted() {
    TreeMap<Integer, String> tree = new TreeMap<>();
    ConcurrentSkipListMap<Integer, String> list = new ConcurrentSkipListMap<>();
    for (int i = 1; i < 6; i++) {
      tree.put(i, "v" + i);
      list.put(i, "v" + i);
    }
    row(tree.headMap(3), "{1=\"v1\", 2=\"v2\"}");
    row(tree.tailMap(4, false), "{5=\"v5\"}");
    row(tree.subMap(2, 4), "{2=\"v2\", 3=\"v3\"}");
    row(tree.descendingMap().headMap(3, true), "{5=\"v5\", 4=\"v4\", 3=\"v3\"}");
    row(tree.subMap(2, 4).keySet(), "[2, 3]");
    row(tree.headMap(2).values(), "[\"v1\"]");
    row(tree.descendingKeySet(), "of 5 [5, 4, 3, 2]<elements>");
    row(list.subMap(2, 4), "{2=\"v2\", 3=\"v3\"}");
    row(new TreeSet<>(tree.keySet()).headSet(3), "[1, 2]");
    TreeMap<Key, Integer> keys = new TreeMap<>();
    keys.put(new Key(1), 1);
    row(keys.headMap(new Key(2)), "TreeMap$AscendingSubMap{…}…");
  }

  /** Java 9 and newer, through reflection. */
  private void newer() throws Exception {
    if (System.getProperty("java.specification.version").startsWith("1.")) {
      return;
    }
    Class<?> object = Object.class;
    row(call(List.class, "of"), "[]");
    row(call(List.class, "of", object, "a"), "[\"a\"]");
    row(call(List.class, "of", object, "a", object, "b"), "[\"a\", \"b\"]");
    row(call(List.class, "of", object, 1, object, 2, object, 3), "[1, 2, 3]");
    row(call(Set.class, "of"), "[]");
    row(call(Set.class, "of", object, "a"), "[\"a\"]");
    row(call(Set.class, "of", object, 1, object, 2, object, 3), "[…, …, …]");
    row(call(Map.class, "of"), "{}");
    row(call(Map.class, "of", object, "a", object, 1), "{\"a\"=1}");
    row(((Map<?, ?>) call(Map.class, "of", object, "a", object, 1)).keySet(), "[\"a\"]");
    row(((Map<?, ?>) call(Map.class, "of", object, "a", object, 1)).values(), "[1]");
    row(
        ((Map<?, ?>) call(Map.class, "of", object, "a", object, 1)).entrySet(),
        "…{key: \"a\", value: 1}…");
    row(call(Map.class, "of", object, "a", object, 1, object, "b", object, 2), "{…=…, …=…}");
    row(
        ((List<?>) call(List.class, "of", object, 1, object, 2, object, 3)).subList(1, 3),
        "[2, 3]");
    row(call(Map.class, "entry", object, "a", object, 1), "KeyValueHolder{key: \"a\", value: 1}");
    row(Class.class.getMethod("getModule").invoke(String.class), "module java.base");
    if (Integer.parseInt(System.getProperty("java.specification.version")) >= 21) {
      row(List.class.getMethod("reversed").invoke(new ArrayList<>(Arrays.asList(1, 2))), "[2, 1]");
      row(
          LinkedHashSet.class
              .getMethod("reversed")
              .invoke(new LinkedHashSet<>(Arrays.asList(1, 2))),
          "[2, 1]");
      row(
          LinkedHashMap.class.getMethod("reversed").invoke(filled(new LinkedHashMap<>())),
          "{\"b\"=2, \"a\"=1}");
      row(
          Deque.class.getMethod("reversed").invoke(new ArrayDeque<>(Arrays.asList(1, 2))),
          "[2, 1]");
    }
  }

  private static Object call(Class<?> type, String method, Object... typesAndArguments)
      throws ReflectiveOperationException {
    Class<?>[] types = new Class<?>[typesAndArguments.length / 2];
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      types[i] = (Class<?>) typesAndArguments[2 * i];
      arguments[i] = typesAndArguments[2 * i + 1];
    }
    return type.getMethod(method, types).invoke(null, arguments);
  }

  private void objects() {
    row(
        new Derived(),
        "ShownValues$Derived{id: \"derived\", rate: 0.5, Base.id: \"base\", count: 1}");
    Node cycle = new Node();
    cycle.next = cycle;
    row(cycle, "ShownValues$Node{next: #1, pair: null}");
    Node shared = new Node();
    Node inner = new Node();
    shared.pair = new Object[] {inner, inner};
    row(
        shared,
        "ShownValues$Node{next: null, pair: [ShownValues$Node{next: null, pair: null}, #3]}");
    String captured = "kept".concat(String.valueOf(captures()));
    int number = captures();
    row(
        (Supplier<String>) () -> captured + number,
        "ShownValues-lambda{arg$1: \"kept1\", arg$2: 1}");
    row(
        (Function<String, Integer> & Serializable) captured::indexOf,
        "ShownValues-lambda{arg$1: \"kept1\"}");
    row((Runnable) () -> {}, "ShownValues-lambda{}");
    row(
        new Header("Accept", "text/html"),
        "ShownValues$Header{name: \"Accept\", value: \"text/html\"}");
    row(
        new Header("Cookie", "a=b"),
        "ShownValues$Header{name: \"Cookie\", value: <redacted: name>}");
    row(
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Runnable.class, Comparable.class},
            (p, m, a) -> {
              throw new AssertionError("called");
            }),
        "proxy of java.lang.Runnable java.lang.Comparable");
    row(new IllegalStateException("bad"), "!bad{}");
    row(
        new IllegalStateException("bad") {
          final int code = 3;

          @Override
          public String getMessage() {
            throw new AssertionError("called");
          }
        },
        "!bad{code: 3, this$0: …}");
    row(new WeakReference<>("x"), "WeakReference{referent: <inaccessible>}");
    row(new SoftReference<>("x"), "SoftReference{referent: <inaccessible>}");
    row(ThreadLocal.withInitial(() -> "x"), "ThreadLocal$SuppliedThreadLocal{supplier: …}");
    row(new Random(5), "Random{}");
    row(new StringTokenizer("a b"), "StringTokenizer{currentPosition: 0, str: \"a b\"}");
  }

  private static int captures() {
    return 1;
  }

  private void concurrent() throws Exception {
    row(new AtomicBoolean(true), "true");
    row(new AtomicInteger(5), "5");
    row(new AtomicLong(6), "6");
    row(new AtomicReference<>("x"), "AtomicReference{value: \"x\"}");
    row(new AtomicIntegerArray(new int[] {1, 2}), "AtomicIntegerArray{array: [1, 2]}");
    LongAdder adder = new LongAdder();
    adder.add(7);
    row(adder, "7");
    DoubleAdder fraction = new DoubleAdder();
    fraction.add(0.5);
    row(fraction, "0.5");
    ReentrantLock lock = new ReentrantLock();
    row(lock, "unlocked");
    lock.lock();
    lock.lock();
    row(lock, "locked 2 times by main");
    ReentrantReadWriteLock both = new ReentrantReadWriteLock();
    both.readLock().lock();
    row(both, "locked for reading");
    both.readLock().unlock();
    both.writeLock().lock();
    row(both.writeLock(), "locked for writing by main");
    row(new Semaphore(3), "3 permits");
    row(new CountDownLatch(2), "count 2");
    row(new CyclicBarrier(4), "0 of 4 waiting");
    row(lock.newCondition(), "condition");
    row(new CompletableFuture<>(), "not completed");
    row(CompletableFuture.completedFuture("x"), "CompletableFuture{result: \"x\"}");
    row(CompletableFuture.completedFuture(null), "completed with null");
    CompletableFuture<String> failed = new CompletableFuture<>();
    failed.completeExceptionally(new IllegalStateException("bad"));
    row(failed, "CompletableFuture{result: CompletableFuture$AltResult{ex: !bad{}}}");
    FutureTask<String> task = new FutureTask<>(() -> "x");
    row(task, "not completed");
    task.run();
    row(task, "FutureTask{callable: null, outcome: \"x\"}");
    task = new FutureTask<>(() -> "x");
    task.cancel(false);
    row(task, "cancelled");
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(1, 2, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>());
    row(pool, "ThreadPoolExecutor{workQueue: [], corePoolSize: 1, maximumPoolSize: 2}");
  }

  private void connections() throws Exception {
    // random digits in its name could be a card's number
    File file = new File(System.getProperty("java.io.tmpdir"), "faultline-shown.txt");
    file.createNewFile();
    String path = file.getPath();
    FileInputStream stream = new FileInputStream(file);
    row(stream, path);
    stream.close();
    row(stream, path + " (closed)");
    try (BufferedReader reader = new BufferedReader(new FileReader(file))) {
      row(reader, "BufferedReader{in: FileReader{sd: StreamDecoder{…in: " + path + "…}}}");
    }
    row(
        new ByteArrayInputStream(new byte[] {0, 1}),
        "ByteArrayInputStream{buf: [0, 1], pos: 0, count: 2}");
    row(InetAddress.getByName("127.0.0.1"), "/127.0.0.1");
    row(new InetSocketAddress("127.0.0.1", 80), "/127.0.0.1:80");
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        Socket socket = new Socket("127.0.0.1", server.getLocalPort())) {
      row(server, "port " + server.getLocalPort());
      row(socket, "/127.0.0.1:" + server.getLocalPort() + " from port " + socket.getLocalPort());
    }
    row(new Socket(), "not connected");
    row(
        new URL("http://example.com/a?token=abcdefgh").openConnection(),
        "HttpURLConnection{method: \"GET\", responseCode: -1, url: http://example.com/a?token=\u00abredacted\u00bb<redacted: value>, connected: false}");
    file.delete();
  }

  /** What is redacted when the time is spent is little, and redacted all the same. */
  private void late() {
    String secret = "paid with 4111 1111 1111 1111";
    String text = new String(new char[40]).replace("\0", secret + " ");
    Value value = record(new Object[] {text}, -1);
    Value variable = record(text, -1);
    boolean shown = value.children().isEmpty() && value.cut() == Value.Cut.TIME;
    String start = "paid with \u00abredacted\u00bb ";
    boolean cut = variable.cut() == Value.Cut.TIME && variable.text().length() == 64;
    if (!shown || !cut || !variable.text().startsWith(start)) {
      wrong.add("late: " + Line.of(value) + " " + Line.of(variable));
    }
  }

  private void limits() {
    StringBuilder longText = new StringBuilder();
    for (int i = 0; i < 30; i++) {
      longText.append("word ");
    }
    String start = longText.substring(0, 80);
    row(longText.toString(), '"' + start + "\"<string>");
    row(longText, '"' + start + "\"<string>");
    row(
        Collections.singletonList(longText.toString()),
        "[\"" + longText.substring(0, 40) + "\"<string>]");
    Object deep = "end";
    for (int i = 0; i < 6; i++) {
      deep = new Object[] {deep};
    }
    row(deep, "[[[[of 1 []<depth>]]]]");
    row(
        new Object() {
          int a, b, c, d, e, f, g;
        },
        "ShownValues$…{a: 0, b: 0, c: 0, d: 0, e: 0, f: 0}<fields>");
  }
}
