// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Takes out of names what is generated and differs from one run, JVM or proxy to the next, so that
 * the same code has the same name. What a compiler derives from the source alone stays ({@code
 * Outer$1}), as it tells two places apart.
 *
 * <p>Every pattern starts with a literal and none nests a repetition: names come from strangers.
 */
final class GeneratedNames {

  private record Rule(Pattern pattern, String replacement) {
    static Rule of(String pattern, String replacement) {
      return new Rule(Pattern.compile(pattern), replacement);
    }
  }

  private static final List<Rule> CLASS_RULES =
      List.of(
          // lambdas: Outer$$Lambda$30/2081171245 until 20, Outer$$Lambda/0x00007f2b8c from 21
          Rule.of("\\$\\$Lambda(\\$\\d+)?(/(0x)?[0-9a-fA-F]+)?$", "\\$\\$Lambda"),
          // other hidden classes
          Rule.of("/0x[0-9a-fA-F]+$", ""),
          // CGLIB, Spring, Guice: A$$EnhancerBySpringCGLIB$$1a2b, A$$SpringCGLIB$$0
          Rule.of("\\$\\$(FastClassBy|EnhancerBy)\\w*\\$\\$[0-9a-fA-F]+", ""),
          Rule.of("\\$\\$SpringCGLIB\\$\\$(FastClass\\$\\$)?[0-9a-fA-F]+", ""),
          Rule.of("\\$\\$KeyFactoryByCGLIB\\$\\$[0-9a-fA-F]+", ""),
          // Hibernate, Byte Buddy, Mockito
          Rule.of("\\$HibernateProxy(\\$\\w+)?$", ""),
          Rule.of("\\$ByteBuddy\\$\\w+$", ""),
          Rule.of("\\$auxiliary\\$\\w+$", "\\$auxiliary"),
          Rule.of("\\$MockitoMock\\$\\w+$", ""),
          // Javassist, Seam: A_$$_jvst3f2_0, A_$$_javassist_seam_3
          Rule.of("_\\$\\$_(jvst|javassist)\\w*$", ""),
          // Weld, Quarkus
          Rule.of("\\$Proxy\\$_\\$\\$_Weld\\w*$", ""),
          Rule.of("_(ClientProxy|Subclass)$", ""),
          // java.lang.reflect.Proxy: jdk.proxy2.$Proxy47, com.sun.proxy.$Proxy3
          Rule.of("^(jdk[./]proxy\\d+|com[./]sun[./]proxy)[./]\\$Proxy\\d+$", "\\$Proxy"),
          Rule.of("\\$Proxy\\d+$", "\\$Proxy"),
          // reflection before 18: sun.reflect.GeneratedMethodAccessor12
          Rule.of(
              "^(sun|jdk[./]internal)[./]reflect[./](Generated\\w+Accessor)\\d+$", "reflect.$2"),
          // Groovy, Scala, Clojure
          Rule.of("(\\$_\\w*?closure)\\d+", "$1"),
          Rule.of("(\\$\\$anonfun\\$\\w+)\\$\\d+", "$1"),
          Rule.of("\\$(fn|eval|reify)__\\d+", "\\$$1"));

  private static final List<Rule> METHOD_RULES =
      List.of(
          Rule.of("^lambda\\$(.+)\\$\\d+$", "lambda\\$$1"),
          Rule.of("^lambda\\$\\d+$", "lambda\\$"), // Eclipse's compiler
          Rule.of("\\$lambda[-$]\\d+$", "\\$lambda"), // Kotlin
          Rule.of("^\\$anonfun\\$(.+)\\$\\d+(\\$adapted)?$", "\\$anonfun\\$$1"), // Scala
          Rule.of("^access\\$\\d+$", "access\\$"),
          Rule.of("^CGLIB\\$(.+)\\$\\d+$", "$1"));

  /** Normalises the binary or internal name of a class. */
  static String ofClass(String name) {
    return plain(name) ? name : apply(CLASS_RULES, name);
  }

  static String ofMethod(String name) {
    return plain(name) ? name : apply(METHOD_RULES, name);
  }

  /** Nearly all names are, and need no rules. */
  private static boolean plain(String name) {
    return name.indexOf('$') < 0
        && name.indexOf('_') < 0
        && !name.contains("/0x")
        && !name.contains("Accessor");
  }

  private static String apply(List<Rule> rules, String name) {
    String normal = name;
    for (Rule rule : rules) {
      normal = rule.pattern().matcher(normal).replaceAll(rule.replacement());
    }
    return normal;
  }

  private GeneratedNames() {}
}
