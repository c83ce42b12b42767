// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

// Compiled by Scala 2 and 3. After a method: what is recorded of its frame, as LanguagesIT reads it.
import scala.annotation.tailrec
import scala.collection.immutable.{ArraySeq, ListMap, Queue, SortedMap, TreeSet}
import scala.collection.mutable
import scala.util.{Failure, Success, Try}

case class Item(name: String, price: Int)

sealed trait Payment
case class Card(digits: Int, owner: Option[String]) extends Payment
case object Cash extends Payment

trait Priced {
  def price: Int

  def discounted(percent: Int): Int = {
    val reduced = price * (100 - percent) / 100
    reduced / (reduced - reduced)
  }
  //= discounted: percent=10; reduced=27
}

class Lamp(val price: Int) extends Priced

class Stock(val shelf: Int) {
  lazy val counted: Int = {
    val boxes = shelf * 2
    boxes / (boxes - 2 * shelf)
  }
  //= counted$lzycompute|counted$lzyINIT1: boxes=14
}

object Till {
  def take(payment: Payment, item: Item = Item("lamp", 30)): Int = payment match {
    case Card(digits, Some(owner)) if digits > 0 =>
      val due = item.price / digits
      due / (due - due) + owner.length
    case Card(_, _) => 1
    case Cash => 2
  }
  //= take: payment={digits=4, owner={value=Ada}}; item={name=lamp, price=30}; digits=4; owner=Ada; due=7
}

object Shop {
  def closures(words: List[String]): Int = {
    var total = 1
    var last = "none"
    words.foreach { word =>
      total += word.length
      last = word
    }
    val seen = s"$last$total"
    seen.toInt + words.size
  }
  //= closures: words=[ab, cde]; total=6; last=cde; seen=cde6

  def forComprehension(orders: Map[String, Int]): Seq[Int] =
    for {
      (name, count) <- orders.toList
      half = count / 2
      if half > 1
    } yield half / (name.length - 4)
  //= $anonfun$forComprehension$4|forComprehension$$anonfun$3: name=lamp; half=4

  def unless(condition: Boolean)(body: => Int): Int = {
    val before = "before"
    if (condition) 0 else body + before.length
  }
  //= unless: condition=false; before=before

  def byName(divisor: Int): Int = unless(divisor > 0) {
    val inside = divisor + 5
    inside / divisor
  }
  //= $anonfun$byName$1|byName$$anonfun$1: divisor$1=0; inside=5

  def nested(outer: Int): Int = {
    val factor = outer * 3
    def inner(depth: Int): Int = {
      val product = factor * depth
      if (depth == 2) product / (depth - 2) else inner(depth + 1) + 1
    }
    inner(1)
  }
  //= inner$1: depth=2; product=24; factor$1=12
  //= nested: outer=4; factor=12

  @tailrec
  def sum(items: List[Int], accumulated: Int): Int = items match {
    case head :: tail if head >= 0 => sum(tail, accumulated + head)
    case head :: _ => accumulated / (head - head)
    case Nil => accumulated
  }
  //= sum: accumulated=7; head=-1

  def caught(text: String): Int =
    try text.toInt
    catch {
      case e: NumberFormatException if text.length > 2 =>
        val length = text.length
        throw new IllegalStateException("no number", e)
    }
  //= caught: text=abc; length=3

  def keep(values: Any*): Int = values.size

  def containers(): Int = {
    val some = Option(3)
    val none = Option.empty[Int]
    val left: Either[String, Int] = Left("wrong")
    val right: Either[String, Int] = Right(5)
    val success = Try(1)
    val empty = List.empty[Int]
    val list = List(1, 2, 3)
    val vector = Vector("a", "b")
    val deep = Vector.tabulate(1100)(i => i)
    val map0 = Map.empty[String, Int]
    val map2 = Map("a" -> 1, "b" -> 2)
    val map5 = Map(1 -> "a", 2 -> "b", 3 -> "c", 4 -> "d", 5 -> "e")
    val set2 = Set(1, 2)
    val set6 = Set(1, 2, 3, 4, 5, 6)
    val sorted = SortedMap("b" -> 2, "a" -> 1)
    val tree = TreeSet(3, 1, 2)
    val listMap = ListMap("z" -> 1, "y" -> 2)
    val queue = Queue(1, 2).enqueue(3)
    val range = 1 to 9 by 2
    val arraySeq = ArraySeq(4, 5)
    val array = Array(6, 7)
    val pair = (1, 2)
    val tuple = (1, "two", 3.0)
    val buffer = mutable.ArrayBuffer(1, 2)
    val listBuffer = mutable.ListBuffer("x", "y")
    val mutableMap = mutable.HashMap("k" -> "v")
    val linked = mutable.LinkedHashMap("p" -> 1, "q" -> 2)
    val mutableSet = mutable.HashSet(8)
    val deque = mutable.ArrayDeque(1, 2)
    val builder = new StringBuilder("text")
    val big = BigDecimal("1.50")
    val integer = BigInt(77)
    val symbol = Symbol("sym")
    val lazyList = LazyList.from(1).map(i => { println("must not be asked"); i })
    list(tuple._1 + 5)
    keep(some, none, left, right, success, empty, list, vector, deep, map0, map2, map5, set2, set6, sorted, tree)
    keep(listMap, queue, range, arraySeq, array, tuple, buffer, listBuffer, mutableMap, linked, mutableSet, deque)
    keep(builder, big, integer, symbol, lazyList, pair)
  }
  //= containers: some={value=3}; none=None; left={value=wrong}; right={value=5}; success={value=1}
  //= containers: empty=[]; list=[1, 2, 3]; vector=[a, b]; deep=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24…]
  //= containers: map0={}; map2={a=1, b=2}; map5={5=e, 1=a, 2=b, 3=c, 4=d}; set2=[1, 2]; set6=[5, 1, 6, 2, 3, 4]
  //= containers: sorted={a=1, b=2}; tree=[1, 2, 3]; listMap={z=1, y=2}; queue=[1, 2, 3]; range=[1, 3, 5, 7, 9]
  //= containers: arraySeq=[4, 5]; array=[6, 7]; tuple={_1=1, _2=two, _3=3.0}; pair={_1=1, _2=2}
  //= containers: buffer=[1, 2]; listBuffer=[x, y]; mutableMap={k=v}; linked={p=1, q=2}; mutableSet=[8]; deque=[1, 2]
  //= containers: builder=text; big=1.50; integer=77; symbol=sym; lazyList=lazy list, not evaluated

  def partially(value: Any): Int = {
    val pick: PartialFunction[Any, Int] = { case number: Int if number > 1 => number / (number - 7) }
    pick(value)
  }
  //= partially: value=7

  def attempt(what: => Any): Unit =
    try println(what)
    catch {
      case e: RuntimeException => println(s"FAILED $e")
    }

  def main(arguments: Array[String]): Unit = {
    attempt(new Lamp(30).discounted(10))
    attempt(new Stock(7).counted)
    attempt(Till.take(Card(4, Some("Ada"))))
    attempt(closures(List("ab", "cde")))
    attempt(forComprehension(Map("lamp" -> 8)))
    attempt(byName(0))
    attempt(nested(4))
    attempt(sum(List(3, 4, -1, 5), 0))
    attempt(caught("abc"))
    attempt(containers())
    attempt(partially(7))
  }
}
