// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.agent.core.record;

import org.jspecify.annotations.Nullable;

/**
 * Values of Scala's, Clojure's and Groovy's own classes that people know by a text, made from their
 * fields: keywords and symbols, numbers, interpolated strings, and what is lazy and was not asked
 * yet. None of their methods is called. Thread-safe.
 */
final class LanguageTexts {

  private static final int MOST_CHARACTERS = 4_096;

  private final JdkFields fields;

  LanguageTexts(JdkFields fields) {
    this.fields = fields;
  }

  /** {@code null} for objects that are better shown by what is in them. */
  @Nullable String of(Object object) {
    String name = object.getClass().getName();
    if (name.startsWith("clojure.lang.")) {
      return ofClojure(object, name.substring("clojure.lang.".length()));
    }
    if (name.startsWith("scala.")) {
      return ofScala(object, name);
    }
    return name.equals("org.codehaus.groovy.runtime.GStringImpl") ? interpolated(object) : null;
  }

  private @Nullable String ofClojure(Object object, String name) {
    switch (name) {
      case "Keyword":
        return prefixed(":", symbol(fields.get(object, "sym")));
      case "Symbol":
        return symbol(object);
      case "Namespace":
        return symbol(fields.get(object, "name"));
      case "Var":
        return prefixed("#'", variable(object));
      case "Ratio":
        return fraction(fields.get(object, "numerator"), fields.get(object, "denominator"));
      case "BigInt":
        return integer(object, "lpart", "bipart");
      case "LazySeq":
        return isRealised(fields, object) ? null : "lazy sequence, not realised";
      case "Delay":
        return fields.get(object, "fn") == null ? null : "delay, not realised";
      default:
        return null;
    }
  }

  /** Whether it is known what the sequence begins with, or that it is empty. */
  static boolean isRealised(JdkFields fields, Object sequence) {
    return fields.get(sequence, "s") != null
        || (fields.has(sequence.getClass(), "fn")
            && fields.get(sequence, "fn") == null
            && fields.get(sequence, "sv") == null);
  }

  private @Nullable String ofScala(Object object, String name) {
    switch (name) {
      case "scala.None$":
        return "None";
      case "scala.Symbol":
        return string(object, "name");
      case "scala.math.BigInt":
        return integer(object, "_long", "_bigInteger");
      case "scala.math.BigDecimal":
        return text(fields.get(object, "bigDecimal"));
      case "scala.collection.immutable.LazyList":
        return isNotEvaluated(fields.get(object, "_head")) ? "lazy list, not evaluated" : null;
      default:
        return null;
    }
  }

  /** Of what Scala 2.13.17 and later have as the head of a lazy list. */
  static boolean isNotEvaluated(@Nullable Object head) {
    return head != null && head.getClass().getName().endsWith("LazyList$Uninitialized$");
  }

  private static @Nullable String prefixed(String prefix, @Nullable String text) {
    return text == null ? null : prefix + text;
  }

  private @Nullable String string(Object object, String field) {
    Object value = fields.get(object, field);
    return value instanceof String ? (String) value : null;
  }

  private @Nullable String symbol(@Nullable Object symbol) {
    String name = symbol == null ? null : string(symbol, "name");
    String namespace = symbol == null ? null : string(symbol, "ns");
    return name == null || namespace == null ? name : namespace + '/' + name;
  }

  private @Nullable String variable(Object object) {
    Object namespace = fields.get(object, "ns");
    String name = symbol(fields.get(object, "sym"));
    String prefix = namespace == null ? null : symbol(fields.get(namespace, "name"));
    return name == null || prefix == null ? name : prefix + '/' + name;
  }

  private static @Nullable String fraction(@Nullable Object numerator, @Nullable Object below) {
    String over = text(numerator);
    String under = text(below);
    return over == null || under == null ? null : over + '/' + under;
  }

  private @Nullable String integer(Object object, String small, String large) {
    Class<?> type = object.getClass();
    if (!fields.has(type, small) || !fields.has(type, large)) {
      return null;
    }
    Object number = fields.get(object, large);
    return number == null ? Long.toString(fields.getLong(object, type, small)) : text(number);
  }

  /** Of strings, numbers and the like of the JDK. */
  private static @Nullable String text(@Nullable Object object) {
    if (object == null || object instanceof String) {
      return (String) object;
    }
    return Texts.ofJdk(object);
  }

  /** What the application would have to be asked for stays as it stands in the source. */
  private @Nullable String interpolated(Object object) {
    Object texts = fields.get(object, "strings");
    Object values = fields.get(object, "values");
    if (!(texts instanceof String[]) || !(values instanceof Object[])) {
      return null;
    }
    String[] parts = (String[]) texts;
    Object[] inserted = (Object[]) values;
    StringBuilder result = new StringBuilder();
    for (int i = 0; i < Math.max(parts.length, inserted.length); i++) {
      result.append(i < parts.length ? parts[i] : "");
      if (i < inserted.length) {
        String value = inserted[i] == null ? "null" : text(inserted[i]);
        result.append(value == null ? "${" + inserted[i].getClass().getName() + "}" : value);
      }
      if (result.length() > MOST_CHARACTERS) {
        return result.append('…').toString();
      }
    }
    return result.toString();
  }
}
