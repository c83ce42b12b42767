// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors

// After a method: what is recorded of its frame, as LanguagesIT reads it.
import groovy.transform.CompileStatic
import groovy.transform.Field

class Item {
  String name
  int price

  int portion(int people) {
    def share = price.intdiv(people)
    share
  }
  //= portion: people=0; this={name=lamp, price=30}
}

trait Priced {
  abstract int getPrice()

  int discounted(int percent) {
    int reduced = price * (100 - percent) / 100
    reduced.intdiv(reduced - reduced)
  }
  //= discounted: percent=10; reduced=27
}

class Lamp implements Priced {
  int price = 30
}

class Till {
  int total = 5

  int closures(List<String> words) {
    int count = 0
    def last = 'none'
    words.each { word ->
      count += word.size()
      last = word
    }
    def seen = "$last${count}"
    def failing = { int divisor ->
      def twice = divisor * 2
      total.intdiv(twice)
    }
    failing(0) + count + last.size() + seen.size() + words.size()
  }
  //= closures: words=[ab, cde]; count=5; last=cde; seen=cde5
  //= doCall: divisor=0; twice=0

  def values() {
    def list = [1, 2, 3]
    def map = [a: 1, b: [2, 3]]
    def range = 1..3
    def words = 'a'..'c'
    def set = [1, 2] as Set
    def array = [4, 5] as int[]
    def text = "total ${total}"
    def loud = "loud ${-> throw new IllegalStateException('must not be asked')}"
    def closure = { it }
    def number = 1.5
    def pattern = ~/a+/
    def none = null
    def expando = new Expando(size: 3)
    def lengths = ['ab', 'c']*.size()
    def (first, second) = [7, 8]
    int index = list[0] + 9
    def hold = array[index]
    [list, map, range, words, set, array, lengths]
  }
  //= values: list=[1, 2, 3]; map={a=1, b=[2, 3]}; range={from=1, to=3, inclusiveRight=true, inclusiveLeft=true}; words={from=a, to=c}; set=[1, 2]; array=[4, 5]
  //= values: text=total 5; loud=loud ${Till$_values_closure3}; expando={expandoProperties={size=3}}; number=1.5; pattern=a+; none=null; lengths=[2, 1]; first=7; second=8; index=10

  @CompileStatic
  int fixed(List<String> words) {
    int longest = 0
    for (String word : words) {
      longest = Math.max(longest, word.length())
    }
    String found = words.find { String w -> w.length() == longest }
    return Integer.parseInt(found) + longest
  }
  //= fixed: longest=3; found=bcd

  @CompileStatic
  int fixedClosure(int start) {
    def failing = { int by ->
      int here = start + by
      here.intdiv(here - 5) as int
    }
    return failing.call(2)
  }
  //= fixedClosure: start=3

  int caught(String text) {
    try {
      return text as int
    } catch (NumberFormatException e) {
      int length = text.size()
      throw new IllegalStateException('no number', e)
    } finally {
      total++
    }
  }
  //= caught: text=abc; length=3

  int dynamic(argument) {
    def size = argument.size()
    argument.missing(size)
  }
  //= dynamic: argument=text; size=4
}

@Field int opened = 7

def attempt(Closure what) {
  try {
    println what()
  } catch (RuntimeException e) {
    println 'FAILED ' + e.class.name + ' ' + e.message?.readLines()?.first()
  }
}

attempt { new Item(name: 'lamp', price: 30).portion(0) }
attempt { new Lamp().discounted(10) }
attempt { new Till().closures(['ab', 'cde']) }
attempt { new Till().values() }
attempt { new Till().fixed(['a', 'bcd']) }
attempt { new Till().fixedClosure(3) }
attempt { new Till().caught('abc') }
attempt { new Till().dynamic('text') }
println 'FAILED at last'
def asked = 3
def wrong = asked + opened
wrong.intdiv(asked - 3)
//= run: asked=3; wrong=10
