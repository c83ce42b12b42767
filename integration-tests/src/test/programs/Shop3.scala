// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

// What Scala 2 has not. After a method: what is recorded of its frame, as LanguagesIT reads it.

enum Color(val wave: Int):
  case Red extends Color(700)
  case Green extends Color(520)

enum Shape:
  case Circle(radius: Int)
  case Square(side: Int)

opaque type Euro = Int

object Euro:
  def apply(amount: Int): Euro = amount

extension (amount: Euro)
  def split(people: Int): Int =
    val share = amount / people
    share
//= split: amount=12; people=0

extension (text: String)
  def shout(suffix: String): Char =
    val loud = text.toUpperCase + suffix
    loud.charAt(loud.length)
//= shout: text=hey; suffix=!; loud=HEY!

inline def measured(label: String)(inline body: Int => Int): Int =
  val started = label.length
  body(started * 10)

def inlined(words: List[String]): Int =
  val before = "before"
  measured("work")(budget => words(budget).length + before.length)
//= inlined: words=[a]; before=before; started=4

def area(shape: Shape, color: Color): Int = shape match
  case Shape.Circle(radius) =>
    val square = radius * radius
    square / (radius - 3)
  case Shape.Square(side) => side * side
//= area: shape={radius=3}; color={wave=700}; radius=3; square=9

def given_(using limit: Int): Int =
  val twice = limit * 2
  twice / (limit - 8)
//= given_: limit=8; twice=16

def union(value: Int | String): Int = value match
  case text: String => text.toInt
  case number: Int => number
//= union: value=x1; text=x1

@main def run3(): Unit =
  Shop.main(Array())
  Shop.attempt(Euro(12).split(0))
  Shop.attempt("hey".shout("!"))
  Shop.attempt(inlined(List("a")))
  Shop.attempt(area(Shape.Circle(3), Color.Red))
  Shop.attempt { given Int = 8; given_ }
  Shop.attempt(union("x1"))
