// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedNamesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          com.acme.Shop$$EnhancerBySpringCGLIB$$1a2b3c4d                      | com.acme.Shop
          com.acme.Shop$$EnhancerBySpringCGLIB$$1a2b$$FastClassBySpringCGLIB$$9 | com.acme.Shop
          com.acme.Shop$$SpringCGLIB$$0                                       | com.acme.Shop
          com.acme.Shop$$SpringCGLIB$$FastClass$$1                            | com.acme.Shop
          com.acme.Shop$$EnhancerByGuice$$123456                              | com.acme.Shop
          com.acme.Shop$$EnhancerByCGLIB$$ab12                                | com.acme.Shop
          com.acme.Order$HibernateProxy$xK2d9Qa1                              | com.acme.Order
          com.acme.Order$HibernateProxy                                       | com.acme.Order
          com.acme.Order$ByteBuddy$gT5kLm2p                                   | com.acme.Order
          com.acme.Order$MockitoMock$1389472                                  | com.acme.Order
          com.acme.Order_$$_jvst3f2_0                                         | com.acme.Order
          com.acme.Order_$$_javassist_17                                      | com.acme.Order
          com.acme.Order_$$_javassist_seam_4                                  | com.acme.Order
          com.acme.Cart$Proxy$_$$_WeldClientProxy                             | com.acme.Cart
          com.acme.Cart_ClientProxy                                           | com.acme.Cart
          com.acme.Cart_Subclass                                              | com.acme.Cart
          com.sun.proxy.$Proxy15555                                           | $Proxy
          jdk.proxy2.$Proxy47                                                 | $Proxy
          com.acme.$Proxy3                                                    | com.acme.$Proxy
          com.acme.Shop$$Lambda$30/2081171245                                 | com.acme.Shop$$Lambda
          com.acme.Shop$$Lambda/0x00007f2b8c001000                            | com.acme.Shop$$Lambda
          com.acme.Shop$$Lambda$14                                            | com.acme.Shop$$Lambda
          com.acme.Hidden/0x0000000800c03000                                  | com.acme.Hidden
          sun.reflect.GeneratedMethodAccessor12                               | reflect.GeneratedMethodAccessor
          jdk.internal.reflect.GeneratedMethodAccessor7                       | reflect.GeneratedMethodAccessor
          jdk.internal.reflect.GeneratedConstructorAccessor3                  | reflect.GeneratedConstructorAccessor
          build$_run_closure1$_closure2                                       | build$_run_closure$_closure
          com.acme.Shop$$anonfun$total$1                                      | com.acme.Shop$$anonfun$total
          acme.core$fn__1234                                                  | acme.core$fn
          acme.core$eval__9                                                   | acme.core$eval
          """)
  void generatedParts_ofClasses_areTakenOut(String generated, String normal) {
    assertThat(GeneratedNames.ofClass(generated)).isEqualTo(normal);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.acme.Shop",
        "com.acme.Shop$1",
        "com.acme.Shop$Order",
        "com.acme.Shop$1Local",
        "com.acme.Proxy9",
        "com.acme.snake_case_Name",
        "com.acme.FieldAccessor2",
        "[Ljava.lang.String;"
      })
  void namesThatSourceDecides_stay(String name) {
    assertThat(GeneratedNames.ofClass(name)).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lambda$total$3              | lambda$total
          lambda$new$12               | lambda$new
          lambda$null$1               | lambda$null
          lambda$4                    | lambda$
          total$lambda$2              | total$lambda
          total$lambda-2              | total$lambda
          $anonfun$total$1            | $anonfun$total
          $anonfun$total$1$adapted    | $anonfun$total
          access$100                  | access$
          CGLIB$total$0               | total
          total                       | total
          <init>                      | <init>
          total$1                     | total$1
          """)
  void generatedNumbers_ofMethods_areTakenOut(String generated, String normal) {
    assertThat(GeneratedNames.ofMethod(generated)).isEqualTo(normal);
  }

  @Test
  void hostileName_takesNoTime() {
    String name = "a" + "$$anonfun$_closure".repeat(50) + "$_".repeat(300);

    long start = System.nanoTime();
    GeneratedNames.ofClass(name);
    GeneratedNames.ofMethod("lambda$" + "$1".repeat(500));

    assertThat(System.nanoTime() - start).isLessThan(500_000_000L);
  }
}
