// SPDX-License-Identifier: Apache-2.0
// Copyright The Faultline Authors
package dev.faultline.collector.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.collector.model.CodeLocation;
import dev.faultline.collector.model.EventKind;
import dev.faultline.collector.model.LogTemplate;
import dev.faultline.collector.model.MonitoredService;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventIdentityTest {

  private static final MonitoredService SHOP = new MonitoredService("shop", "production");
  private static final String NPE = "java.lang.NullPointerException";

  @Test
  void id_isShortAndSafeInUrls() {
    assertThat(id(SHOP, event("com.acme.Shop", "total", "athrow#0", NPE))).matches("[a-z2-9]{16}");
  }

  /** An identity that changes silently makes every known event new: this one is version 1's. */
  @Test
  void id_ofVersionOne_staysWhatItIs() {
    EventIdentity identity =
        EventIdentity.of(SHOP, event("com.acme.Shop", "total", "java/util/Map.get#0", NPE));

    assertThat(identity.algorithm()).isEqualTo(1);
    assertThat(identity.id()).isEqualTo("2i7adqaqxiiip3xu");
  }

  @Test
  void proxiesAndLambdaNumbers_makeNoDifference() {
    assertThat(id(SHOP, event("com.acme.Shop$$SpringCGLIB$$0", "lambda$total$1", "athrow#0", NPE)))
        .isEqualTo(
            id(SHOP, event("com.acme.Shop$$SpringCGLIB$$7", "lambda$total$9", "athrow#0", NPE)));
  }

  @Test
  void transparentWrapper_makesNoDifference() {
    assertThat(
            id(
                SHOP,
                event(
                    "com.acme.Shop",
                    "total",
                    "athrow#0",
                    "java.lang.reflect.InvocationTargetException",
                    "com.acme.OrderException",
                    "java.util.concurrent.ExecutionException",
                    NPE)))
        .isEqualTo(
            id(SHOP, event("com.acme.Shop", "total", "athrow#0", "com.acme.OrderException", NPE)));
  }

  @Test
  void wrapperThatWrapsNothing_isTheFailure() {
    assertThat(
            id(
                SHOP,
                event("com.acme.Shop", "total", "athrow#0", "jakarta.servlet.ServletException")))
        .isNotEqualTo(id(SHOP, event("com.acme.Shop", "total", "athrow#0")));
  }

  @Test
  void meaningfulWrapper_makesADifference() {
    assertThat(id(SHOP, event("com.acme.Shop", "total", "athrow#0", "com.acme.A", NPE)))
        .isNotEqualTo(id(SHOP, event("com.acme.Shop", "total", "athrow#0", NPE)));
  }

  @Test
  void twoSitesOfAMethod_areTwoEvents() {
    assertThat(id(SHOP, event("com.acme.Shop", "total", "java/util/Map.get#0", NPE)))
        .isNotEqualTo(id(SHOP, event("com.acme.Shop", "total", "java/util/Map.get#1", NPE)));
  }

  @Test
  void generatedOwnerOfASite_makesNoDifference() {
    assertThat(id(SHOP, event("com.acme.Shop", "total", "com/acme/A$$SpringCGLIB$$0.get#0", NPE)))
        .isEqualTo(id(SHOP, event("com.acme.Shop", "total", "com/acme/A.get#0", NPE)));
  }

  @Test
  void ownerOfASite_withDotsOrSlashes_isTheSame() {
    assertThat(id(SHOP, event("com.acme.Shop", "total", "new com.acme.A#0", NPE)))
        .isEqualTo(id(SHOP, event("com.acme.Shop", "total", "new com/acme/A#0", NPE)));
  }

  @Test
  void descriptor_makesNoDifference() {
    CodeLocation one = new CodeLocation("com.acme.Shop", "total", "(I)V", null);
    CodeLocation other = new CodeLocation("com.acme.Shop", "total", "(J)V", null);

    assertThat(id(SHOP, new EventDescription(EventKind.UNCAUGHT, List.of(NPE), one, null)))
        .isEqualTo(id(SHOP, new EventDescription(EventKind.UNCAUGHT, List.of(NPE), other, null)));
  }

  @Test
  void kind_makesADifference() {
    CodeLocation at = new CodeLocation("com.acme.Shop", "total", null, null);

    assertThat(id(SHOP, new EventDescription(EventKind.UNCAUGHT, List.of(NPE), at, null)))
        .isNotEqualTo(id(SHOP, new EventDescription(EventKind.CAUGHT, List.of(NPE), at, null)));
  }

  @Test
  void monitoredService_makesADifference() {
    EventDescription event = event("com.acme.Shop", "total", "athrow#0", NPE);

    assertThat(id(SHOP, event))
        .isNotEqualTo(id(new MonitoredService("shop", "staging"), event))
        .isNotEqualTo(id(new MonitoredService("cart", "production"), event));
  }

  @Test
  void logEvents_areToldApartByTheirTemplate() {
    assertThat(id(SHOP, log("order {} failed"))).isNotEqualTo(id(SHOP, log("cart {} failed")));
  }

  @Test
  void name_makesADifference() {
    assertThat(id(SHOP, named(EventKind.CUSTOM, "payment-declined")))
        .isNotEqualTo(id(SHOP, named(EventKind.CUSTOM, "payment-lost")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          HTTP_ERROR | GET /orders/17 503                | GET /orders/{id} 503
          HTTP_ERROR | GET /orders/{id} 503              | GET /orders/{id} 503
          HTTP_ERROR | GET /v2/orders/17/lines/3 500     | GET /v2/orders/{id}/lines/{id} 500
          HTTP_ERROR | GET https://api.example.com 503   | GET https://api.example.com 503
          HTTP_ERROR | GET http://10.0.0.1:8080 no answer | GET http://{id}.{id}.{id}.{id}:{id} no answer
          SLOW       | GET /files/4bf92f3577b34da6a3ce929d0e0e4736 | GET /files/{id}
          SLOW       | GET /a/0192f0c4-7d1e-7a51-9c3b-6d0f3f2b8a11 | GET /a/{id}
          SLOW       | GET /a/01ARZ3NDEKTSV4RRFFQ69G5FAV | GET /a/{id}
          SLOW       | POST /internationalizationservices | POST /internationalizationservices
          CUSTOM     | payment-4711-declined             | payment-{id}-declined
          CUSTOM     | oauth2-declined                   | oauth2-declined
          CUSTOM     | bestellung 12 für müller2         | bestellung {id} für müller2
          """)
  void idsWithinAName_makeNoDifference(EventKind kind, String name, String normal) {
    assertThat(EventIdentity.of(SHOP, named(kind, name)).parts())
        .contains(new EventIdentity.Part("name", normal));
  }

  @Test
  void statusOfAnAnswer_makesADifference() {
    assertThat(id(SHOP, named(EventKind.HTTP_ERROR, "GET /orders/1 503")))
        .isNotEqualTo(id(SHOP, named(EventKind.HTTP_ERROR, "GET /orders/1 500")))
        .isEqualTo(id(SHOP, named(EventKind.HTTP_ERROR, "GET /orders/2 503")));
  }

  private static EventDescription named(EventKind kind, String name) {
    return new EventDescription(
        kind, List.of(), new CodeLocation("com.acme.Shop", "total", null, null), null, name);
  }

  @Test
  void partsThatLookAlikeWhenJoined_areToldApart() {
    assertThat(id(SHOP, event("a", "b", null, "x", "y")))
        .isNotEqualTo(id(SHOP, event("a", "b", null, "xy")))
        .isNotEqualTo(id(SHOP, event("y", "b", null, "x", "a")));
  }

  @Test
  void parts_sayWhatWentIn() {
    assertThat(EventIdentity.of(SHOP, event("A$$SpringCGLIB$$0", "m", "athrow#0", NPE)).parts())
        .extracting(part -> part.name() + "=" + part.value())
        .containsExactly(
            "service=shop",
            "environment=production",
            "kind=UNCAUGHT",
            "type=" + NPE,
            "class=A",
            "method=m",
            "site=athrow#0");
  }

  private static EventDescription event(
      String className, String method, @Nullable String site, String... types) {
    return new EventDescription(
        EventKind.UNCAUGHT, List.of(types), new CodeLocation(className, method, "()V", site), null);
  }

  private static EventDescription log(String template) {
    return new EventDescription(
        EventKind.LOGGED_ERROR,
        List.of(),
        new CodeLocation("com.acme.Shop", "total", null, null),
        new LogTemplate("ERROR", "com.acme.Shop", template));
  }

  private static String id(MonitoredService service, EventDescription event) {
    return EventIdentity.of(service, event).id();
  }
}
