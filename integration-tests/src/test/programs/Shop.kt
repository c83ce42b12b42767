// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

// After a function: what is recorded of its frame, as LanguagesIT reads it.
import kotlin.coroutines.Continuation
import kotlin.coroutines.EmptyCoroutineContext
import kotlin.coroutines.resume
import kotlin.coroutines.startCoroutine
import kotlin.coroutines.suspendCoroutine

data class Item(val name: String, val price: Int)

sealed class Payment {
  data class Card(val digits: Int) : Payment()

  object Cash : Payment()
}

object Till {
  val opened = 7

  fun take(payment: Payment, item: Item = Item("lamp", 30), times: Int = 2): Int {
    val due = item.price * times
    return when (payment) {
      is Payment.Card -> due / (payment.digits - payment.digits)
      Payment.Cash -> due
    }
  }
  //= take: times=2; due=60; item={name=lamp, price=30}; payment={digits=4}
}

class Stock(val shelf: Int) {
  companion object {
    fun of(text: String): Stock {
      val trimmed = text.trim()
      return Stock(trimmed.toInt())
    }
    //= of: trimmed=many
  }
}

inline fun <T> measured(label: String, body: (Int) -> T): T {
  val started = label.length
  return body(started * 10)
}

fun inlined(words: List<String>): Int {
  val before = "before"
  return measured("work") { budget ->
    val over = budget + words.size
    words[over].length + before.length
  }
}
//= inlined: before=before; label$iv=work; started$iv=4; budget=40; over=42
//= inlined: budget=40; $i$f$measured=-; $i$a$-measured-ShopKt$inlined$1=-

fun String.shout(suffix: String): Char {
  val loud = uppercase() + suffix
  return loud[loud.length + 1]
}
//= shout: suffix=!; loud=HEY!; $this$shout=hey

fun destructured(item: Item): Int {
  val (name, price) = item
  val pairs = mapOf(name to price)
  for ((key, value) in pairs) {
    check(value < 0) { "no $key" }
  }
  return price
}
//= destructured: name=vase; price=12; key=vase; value=12

fun ranges(flag: Boolean): Int {
  val result: String
  if (flag) {
    val half = 21
    result = "yes" + half
  } else {
    val other = 4L
    result = "no" + other
  }
  return result.toInt()
}
//= ranges: flag=true; result=yes21; half=-; other=-

fun captured(words: List<String>): Int {
  var total = 1
  var last: String? = null
  val add = { word: String ->
    total += word.length
    last = word
  }
  words.forEach { add(it) }
  val seen = last + total
  return seen.toInt()
}
//= captured: total=3; last=ab; seen=ab3

var parked: Continuation<Int>? = null

suspend fun answer(): Int = suspendCoroutine { parked = it }

suspend fun suspending(order: String): Int {
  val ahead = order.length
  val given = answer()
  val sum = ahead + given
  if (sum > 0) throw UnsupportedOperationException("after suspension")
  return order.length
}
//= suspending: order=order; ahead=5; given=37; sum=42

fun coroutine() {
  val body: suspend () -> Int = { suspending("order") + 1 }
  body.startCoroutine(
      Continuation(EmptyCoroutineContext) { result -> println("FAILED coroutine " + result) })
  parked!!.resume(37)
}

fun attempt(what: () -> Any?) {
  try {
    what()
  } catch (e: RuntimeException) {
    println("FAILED $e")
  }
}

fun main() {
  attempt { inlined(listOf("a", "b")) }
  attempt { Till.take(Payment.Card(4)) }
  attempt { Stock.of(" many ") }
  attempt { "hey".shout("!") }
  attempt { destructured(Item("vase", 12)) }
  attempt { ranges(true) }
  attempt { captured(listOf("ab")) }
  coroutine()
}
