// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import static org.assertj.core.api.Assertions.assertThat;

import clojure.lang.AFn;
import clojure.lang.Atom;
import clojure.lang.BigInt;
import clojure.lang.Cons;
import clojure.lang.Keyword;
import clojure.lang.LazySeq;
import clojure.lang.LongRange;
import clojure.lang.PersistentArrayMap;
import clojure.lang.PersistentHashMap;
import clojure.lang.PersistentHashSet;
import clojure.lang.PersistentList;
import clojure.lang.PersistentQueue;
import clojure.lang.PersistentTreeMap;
import clojure.lang.PersistentVector;
import clojure.lang.RT;
import clojure.lang.Ratio;
import clojure.lang.Symbol;
import dev.faultline.agent.core.model.Value;
import dev.faultline.agent.core.redact.Redactor;
import dev.faultline.agent.core.site.SiteVariable;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Option;
import scala.Tuple2;
import scala.collection.immutable.Range$;
import scala.collection.mutable.ArrayBuffer$;
import scala.jdk.javaapi.CollectionConverters;
import scala.math.BigInt$;
import scala.runtime.IntRef;
import scala.runtime.ObjectRef;

/** Values of other languages than Java's, made by their own libraries. */
class LanguageValuesTest {

  static {
    RT.init();
  }

  /** Whoever asks it is wrong. */
  private static final class Asked extends AFn {
    @Override
    public Object invoke() {
      throw new AssertionError("called");
    }
  }

  /** Keys with one hash code, and two with others. */
  private static final List<String> KEYS = Arrays.asList("AaAa", "BBBB", "AaBB", "x", "y", "z");

  static Stream<Arguments> scala() {
    return Stream.of(
        Arguments.of(IntRef.create(5), "5"),
        Arguments.of(ObjectRef.create("inner"), "\"inner\""),
        Arguments.of(ObjectRef.create(null), "null"),
        Arguments.of(list(), "[]"),
        Arguments.of(list(1, null, 3), "[1, null, 3]"),
        Arguments.of(listOf(40), "of 40 [0, 1, 2, 3]<elements>"),
        Arguments.of(listOf(1001), "of -1 [0, 1, 2, 3]<elements>"),
        Arguments.of(seq(2).toVector(), "[0, 1]"),
        Arguments.of(seq(40).toVector(), "of 40 [0, 1, 2, 3]<elements>"),
        Arguments.of(seq(40_000).toVector(), "of 40000 [0, 1, 2, 3]<elements>"),
        Arguments.of(seq(40).toVector().drop(37), "[37, 38, 39]"),
        Arguments.of(map(2), "{\"AaAa\"=0, \"BBBB\"=1}"),
        Arguments.of(scalaSet(0), "[]"),
        Arguments.of(Option.apply("it"), "Some{value: \"it\"}"),
        Arguments.of(Option.empty(), "None"),
        Arguments.of(new Tuple2<>("a", 1), "Tuple2{_1: \"a\", _2: 1}"),
        Arguments.of(
            new Tuple2<>("password", "s3cret"), "Tuple2{_1: \"password\", _2: <redacted: name>}"),
        Arguments.of(Range$.MODULE$.inclusive(1, 7, 2), "[1, 3, 5, 7]"),
        Arguments.of(ArrayBuffer$.MODULE$.from(seq(3)), "[0, 1, 2]"),
        Arguments.of(BigInt$.MODULE$.apply(77), "77"),
        Arguments.of(BigInt$.MODULE$.apply(new BigInteger("9".repeat(30))), "9".repeat(30)));
  }

  static Stream<Arguments> clojure() {
    Keyword password = Keyword.intern("password");
    return Stream.of(
        Arguments.of(Keyword.intern("shop", "order"), ":shop/order"),
        Arguments.of(Symbol.intern("sym"), "sym"),
        Arguments.of(new Ratio(BigInteger.ONE, BigInteger.TEN), "1/10"),
        Arguments.of(BigInt.fromLong(12), "12"),
        Arguments.of(PersistentVector.create(Arrays.asList(1, null)), "[1, null]"),
        Arguments.of(PersistentVector.EMPTY, "[]"),
        Arguments.of(vector(1100), "of 1100 [0, 1, 2, 3]<elements>"),
        Arguments.of(vector(35).seq(), "of 35 [0, 1, 2, 3]<elements>"),
        Arguments.of(vector(2).seq().next(), "[1]"),
        Arguments.of(
            PersistentArrayMap.createWithCheck(new Object[] {Keyword.intern("a"), 1}), "{:a=1}"),
        Arguments.of(
            PersistentArrayMap.createWithCheck(new Object[] {password, "s3cret"}),
            "{:password=<redacted: name>}"),
        Arguments.of(PersistentHashMap.EMPTY.assoc(null, 1), "{null=1}"),
        Arguments.of(PersistentTreeMap.create(Collections.singletonMap("k", 2)), "{\"k\"=2}"),
        Arguments.of(PersistentHashSet.create(Arrays.asList("e")), "[\"e\"]"),
        Arguments.of(PersistentList.create(Arrays.asList(1, 2)), "[1, 2]"),
        Arguments.of(PersistentList.EMPTY, "[]"),
        Arguments.of(PersistentQueue.EMPTY.cons(1).cons(2).cons(3), "[1, 2, 3]"),
        Arguments.of(LongRange.create(3), "[0, 1, 2]"),
        Arguments.of(new LazySeq(new Asked()), "lazy sequence, not realised"),
        Arguments.of(new Cons(1, new LazySeq(new Asked())), "of -1 [1]<elements>"),
        Arguments.of(new Atom("held"), "Atom{state: AtomicReference{value: \"held\"}}"));
  }

  private static scala.collection.immutable.List<Object> list(Object... elements) {
    return CollectionConverters.asScala(Arrays.asList(elements)).toList();
  }

  private static scala.collection.immutable.List<Integer> listOf(int size) {
    return seq(size).toList();
  }

  private static scala.collection.mutable.Buffer<Integer> seq(int size) {
    return CollectionConverters.asScala(numbers(size));
  }

  private static List<Integer> numbers(int size) {
    return IntStream.range(0, size).boxed().toList();
  }

  private static PersistentVector vector(int size) {
    return PersistentVector.create(numbers(size));
  }

  private static Map<String, Integer> entries(int size) {
    Map<String, Integer> result = new LinkedHashMap<>();
    for (int i = 0; i < size; i++) {
      result.put(KEYS.get(i), i);
    }
    return result;
  }

  private static scala.collection.immutable.Map<String, Integer> map(int size) {
    return scala.collection.immutable.Map$.MODULE$.from(
        CollectionConverters.asScala(entries(size)));
  }

  private static scala.collection.immutable.Set<Integer> scalaSet(int size) {
    return seq(size).toSet();
  }

  @ParameterizedTest
  @MethodSource("scala")
  void scalaValue_isShownAsWhatItMeans(Object value, String expected) throws Exception {
    assertThat(shown(value)).isEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("clojure")
  void clojureValue_isShownAsWhatItMeans(Object value, String expected) throws Exception {
    assertThat(shown(value)).isEqualTo(expected);
  }

  @Test
  void hashedCollections_areShownWholeWhereHashCodesAreEqual() throws Exception {
    for (Object map : Arrays.asList(map(6), PersistentHashMap.create(entries(6)))) {
      Value value = record(map, 10);
      assertThat(value.kind()).isEqualTo(Value.Kind.MAP);
      assertThat(value.size()).isEqualTo(6);
      assertThat(value.children()).hasSize(12);
      for (int i = 0; i < 12; i += 2) {
        int number = KEYS.indexOf(value.children().get(i).text());
        assertThat(value.children().get(i + 1).text()).isEqualTo("" + number);
      }
    }
    assertThat(record(CollectionConverters.asScala(KEYS).toSet(), 10).children())
        .extracting(Value::text)
        .containsExactlyInAnyOrderElementsOf(KEYS);
  }

  /** As a later version of a library may have it. */
  @Test
  void collectionOfAnotherShape_isShownByItsFields() throws Exception {
    assertThat(shown(new kotlin.collections.ArrayDeque()))
        .isEqualTo("ArrayDeque{held: \"elsewhere\"}");
  }

  private static String shown(Object object) throws Exception {
    return Line.of(record(object, 4));
  }

  private static Value record(Object object, int elements) throws Exception {
    Memory memory = ShownValues.memory();
    Limits limits = new Limits(4, 80, 40, elements, 6, 10, 10, 2000, 1 << 20, 5_000_000_000L);
    return new Recorder(memory, limits, Redactor.builtIn(), new Throwables(memory))
        .newGraph()
        .record(
            Collections.singletonList(
                new SiteVariable("it", "Ljava/lang/Object;", Value.Role.LOCAL, null)),
            new Object[] {object},
            new long[1],
            5_000_000_000L)
        .get(0);
  }
}
